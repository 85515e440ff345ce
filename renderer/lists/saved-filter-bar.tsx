import { Bookmark, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton, Form, Tag, TagGroup, TagList } from 'react-aria-components'
import { instantOf } from '#shared/content/identity.ts'
import { useText } from '../i18n/index.ts'
import {
  type ChosenFilters,
  type FilterPlace,
  type SavedFilter,
  useFilterSaving,
  useSavedFilters,
} from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { selectAll, TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import './filter-chips.css'

interface Searched {
  readonly text: string
  readonly facets: ChosenFilters
}

export interface SavedFilterBarProps extends Searched {
  readonly place: FilterPlace
  /** Whether anything is searched for or narrowed now, so that there is something to save. */
  readonly canSave: boolean
  readonly onChoose: (filter: Searched) => void
}

/** So many frames a closing dialog may take to let go of the focus. */
const framesOfClosing = 20

/** Whether the same is chosen; a filter of which nothing is chosen may be unknown to an older version. */
function sameFacets(one: ChosenFilters, other: ChosenFilters): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every(name => JSON.stringify(one[name] ?? []) === JSON.stringify(other[name] ?? []))
}

/** The saved filters of a place: a press takes one up, Delete removes it. And the button that saves what is chosen. */
export function SavedFilterBar({ place, text: searched, facets, canSave, onChoose }: SavedFilterBarProps) {
  const text = useText()
  const filters = useSavedFilters(place) ?? []
  const { save, remove } = useFilterSaving()
  const [isNaming, setIsNaming] = useState(false)
  const taken = filters.find(filter => filter.text === searched && sameFacets(filter.facets, facets))
  const bar = useRef<HTMLDivElement>(null)
  const isJustSaved = useRef(false)
  const takenId = taken?.id
  useEffect(() => {
    if (takenId === undefined || !isJustSaved.current) return
    isJustSaved.current = false
    // The button that asked for it is gone, now that there is nothing to save: the keys go on at what was saved. The
    // dialog gives the focus back some frames after it has closed, to wherever it can; what is typed into is left alone.
    let frames = 0
    let request = 0
    const look = () => {
      const tag = bar.current?.querySelector<HTMLElement>('[aria-selected=true]')
      const holder = document.activeElement
      if (holder?.closest('input, textarea, [contenteditable=true]') == null) tag?.focus()
      frames += 1
      if (frames < framesOfClosing) request = requestAnimationFrame(look)
    }
    request = requestAnimationFrame(look)
    return () => cancelAnimationFrame(request)
  }, [takenId])
  if (filters.length === 0 && !canSave) return null

  const removeWithUndo = (filter: SavedFilter) => {
    void remove(filter).then(() =>
      showToast({
        message: text.search.removed({ name: filter.name }),
        action: { label: text.search.undo, run: () => void save(filter) },
      }),
    )
  }
  return (
    <div ref={bar} className="saved-filters">
      {filters.length > 0 && (
        <TagGroup
          aria-label={text.search.saved}
          selectionMode="single"
          // It closes what is around the filters, instead of letting go of one.
          escapeKeyBehavior="none"
          selectedKeys={taken ? [taken.id] : []}
          onSelectionChange={keys => {
            const filter = filters.find(({ id }) => keys !== 'all' && keys.has(id))
            if (filter) onChoose({ text: filter.text, facets: filter.facets })
          }}
          onRemove={keys => {
            for (const filter of filters) if (keys.has(filter.id)) removeWithUndo(filter)
          }}
        >
          <TagList items={filters} className="filter-chips">
            {filter => (
              <Tag id={filter.id} textValue={filter.name} className="filter-chip saved-filter">
                <Bookmark aria-hidden />
                {filter.name}
                <AriaButton
                  slot="remove"
                  className="saved-filter-remove"
                  aria-label={text.search.removeFilter({ name: filter.name })}
                >
                  <X aria-hidden />
                </AriaButton>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
      {canSave && !taken && (
        <Button
          size="small"
          variant="quiet"
          icon={<Bookmark aria-hidden />}
          onPress={() => setIsNaming(true)}
        >
          {text.search.save}
        </Button>
      )}
      <Dialog title={text.search.saveTitle} size="small" isOpen={isNaming} onOpenChange={setIsNaming}>
        <NameForm
          suggested={searched.trim()}
          onCancel={() => setIsNaming(false)}
          onSave={name => {
            setIsNaming(false)
            isJustSaved.current = true
            const filter = { id: crypto.randomUUID(), place, name, text: searched, facets }
            save({ ...filter, savedAt: instantOf(new Date()) }).catch(() =>
              showToast({ message: text.search.saveFailed }),
            )
          }}
        />
      </Dialog>
    </div>
  )
}

interface NameFormProps {
  readonly suggested: string
  readonly onCancel: () => void
  readonly onSave: (name: string) => void
}

function NameForm({ suggested, onCancel, onSave }: NameFormProps) {
  const text = useText()
  const [name, setName] = useState(suggested)
  const [wasTried, setWasTried] = useState(false)
  const isMissing = name.trim() === ''
  return (
    <Form
      onSubmit={event => {
        event.preventDefault()
        setWasTried(true)
        if (!isMissing) onSave(name.trim())
      }}
    >
      <TextField
        autoFocus
        onFocus={selectAll}
        label={text.search.saveName}
        description={text.search.saveHelp}
        errorMessage={text.search.saveNameMissing}
        validationBehavior="aria"
        isInvalid={wasTried && isMissing}
        value={name}
        onChange={setName}
      />
      <DialogActions>
        <Button onPress={onCancel}>{text.search.cancel}</Button>
        <Button variant="primary" type="submit">
          {text.search.saveDone}
        </Button>
      </DialogActions>
    </Form>
  )
}
