/** What editorial advice can be about; the message catalogue has a sentence for each. */
export type AdviceRule =
  | { readonly rule: 'headline_long'; readonly length: number; readonly best: number }
  | { readonly rule: 'headline_short'; readonly words: number }
  | { readonly rule: 'picture_without_alt' }
  | { readonly rule: 'alt_is_file_name'; readonly value: string }
  | { readonly rule: 'bare_link'; readonly value: string }
  | { readonly rule: 'raw_address'; readonly value: string }
  | { readonly rule: 'empty_link'; readonly value: string }
  | { readonly rule: 'plain_http'; readonly value: string }
  | { readonly rule: 'unfinished_address'; readonly value: string }
  | { readonly rule: 'dead_anchor'; readonly value: string }
  | { readonly rule: 'unknown_item'; readonly value: string }
  | { readonly rule: 'file_not_kept'; readonly value: string }
  | { readonly rule: 'heading_level_skipped'; readonly from: number; readonly to: number }
  | { readonly rule: 'first_heading'; readonly level: number }
  | { readonly rule: 'top_heading_in_text' }
  | { readonly rule: 'empty_heading' }
  | { readonly rule: 'table_without_header' }
  | { readonly rule: 'acronym'; readonly value: string }
  | { readonly rule: 'hard_to_read'; readonly ease: number; readonly wordsPerSentence: number }
  | { readonly rule: 'long_sentence'; readonly words: number; readonly value: string }
  | { readonly rule: 'double_space'; readonly value: string }
  | { readonly rule: 'repeated_word'; readonly value: string }
  | { readonly rule: 'event_in_past' }
  | { readonly rule: 'unusual_length'; readonly words: number; readonly from: number; readonly to: number }
  | { readonly rule: 'unknown_licence'; readonly value: string }
  | { readonly rule: 'deprecated_licence'; readonly value: string }
