import { blocks, type DemoItem, type NewsFields } from '../demo-item.ts'

const cyberResilienceIntroduction = blocks(
  '<p>The Cyber Resilience Act, Regulation (EU) 2024/2847, sets security requirements for products with digital elements: hardware and software that is placed on the market of the Union. It entered into force on 10 December 2024 and applies in steps.</p>',
  '<h2>The dates</h2>',
  '<table><caption>When the obligations begin</caption><thead><tr><th>Date</th><th>What applies</th></tr></thead><tbody><tr><td>11 June 2026</td><td>Rules on conformity assessment bodies</td></tr><tr><td>11 September 2026</td><td>Reporting of exploited vulnerabilities and severe incidents</td></tr><tr><td>11 December 2027</td><td>All other obligations</td></tr></tbody></table>',
  '<h2>Open source in the act</h2>',
  '<p>Free and open source software that is developed or supplied outside a commercial activity does not fall under the obligations of manufacturers. A company that builds such software into a product and sells it does, and has to exercise due diligence about the components it takes.</p>',
)

const cyberResilienceClosing =
  '<p>The full text is on <a href="https://eur-lex.europa.eu/eli/reg/2024/2847/oj">EUR-Lex</a>. Public bodies that publish code should find out in which role, if any, the act sees them.</p>'

const cyberResilience = {
  short_title: 'Cyber Resilience Act: dates for open source',
  headline:
    'The regulation on the security of digital products applies step by step until December 2027, and treats open source with care',
  body: blocks(cyberResilienceIntroduction, cyberResilienceClosing),
  topics: ['cybersecurity', 'legal'],
  source_urls: ['https://eur-lex.europa.eu/eli/reg/2024/2847/oj'],
  countries: ['EUR'],
  keywords: ['Cyber Resilience Act', 'vulnerabilities', 'regulation'],
} as const satisfies NewsFields

/** News about laws, licences and strategies. */
export const newsOnLawAndStrategy = [
  {
    key: 'news-interoperable-europe-act',
    type: 'news',
    state: 'validated',
    author: 'owner',
    daysAgo: 500,
    createdDaysAgo: 503,
    fields: {
      short_title: 'What the Interoperable Europe Act asks for',
      headline:
        'Since 2025 public bodies have to assess cross-border interoperability before they decide on trans-European digital services',
      body: blocks(
        '<p>The Interoperable Europe Act, Regulation (EU) 2024/903, entered into force on 11 April 2024. It wants digital public services to work across borders, and it has something to say about sharing software.</p>',
        '<h2>Assess before you decide</h2>',
        '<p>Since 12 January 2025 Union entities and public sector bodies carry out an <strong>interoperability assessment</strong> before they take a decision on binding requirements that concern trans-European digital public services. The result is published, so that others can learn from it.</p>',
        '<h2>Share and reuse</h2>',
        '<p>Article 4 lets public bodies ask each other for the solutions that support such services. The body that made a solution shares it with its documentation, unless third-party rights, security or comparable reasons stand against it. Open source is the simplest way to fulfil that duty: what is published needs no request.</p>',
        '<h2>Who steers</h2>',
        '<ul><li>The Interoperable Europe Board brings the Member States and the Commission together.</li><li>A community of experts advises it.</li><li>The Interoperable Europe Portal is the single point of entry for solutions and knowledge.</li></ul>',
        '<p>The text is on <a href="https://eur-lex.europa.eu/eli/reg/2024/903/oj">EUR-Lex</a>.</p>',
      ),
      topics: ['interoperability', 'legal', 'digital-government'],
      source_urls: [
        'https://eur-lex.europa.eu/eli/reg/2024/903/oj',
        'https://interoperable-europe.ec.europa.eu',
      ],
      countries: ['EUR'],
      keywords: ['Interoperable Europe Act', 'reuse', 'interoperability assessment'],
    },
  },
  {
    key: 'news-eupl-23-languages',
    type: 'news',
    state: 'validated',
    author: 'legal',
    daysAgo: 620,
    createdDaysAgo: 634,
    fields: {
      short_title: 'One licence, 23 languages: the EUPL explained',
      headline:
        'The European Union Public Licence has the same legal value in every language version and names the licences it can meet',
      body: blocks(
        '<p>The European Union Public Licence (EUPL) is the open source licence of the European Commission. Version 1.2 was adopted by Commission Implementing Decision (EU) 2017/863 of 18 May 2017. The first version dates from 2007, version 1.1 from 2009.</p>',
        '<h2>Three reasons to look at it</h2>',
        '<ol><li>All <strong>23 language versions</strong> have identical value. An administration can read and apply the licence in its own language.</li><li>It was written with the law of the Member States in mind, on matters such as copyright terms, liability and the competent court.</li><li>It covers the use of software over a network: making the essential functions available online counts as distribution.</li></ol>',
        '<h2>Copyleft that can meet others</h2>',
        '<p>Who distributes a modified version keeps it under the EUPL. An appendix lists compatible licences, among them the GNU GPL versions 2 and 3, the GNU AGPL version 3, the Mozilla Public License 2 and the Eclipse Public License. If EUPL code is combined with code under one of these, the combined work may be distributed under that licence.</p>',
        '<p>Questions about a concrete case are welcome at the legal coaching service of the observatory. Its answers are information, not legal advice.</p>',
      ),
      topics: ['legal', 'open-source-software'],
      source_urls: [
        'https://eur-lex.europa.eu/eli/dec_impl/2017/863/oj',
        'https://interoperable-europe.ec.europa.eu/collection/eupl',
      ],
      countries: ['EUR'],
      keywords: ['EUPL', 'copyleft', 'licence compatibility'],
    },
  },
  {
    key: 'news-think-open',
    type: 'news',
    state: 'validated',
    author: 'owner',
    daysAgo: 690,
    createdDaysAgo: 698,
    fields: {
      short_title: 'Looking back at the strategy “Think Open”',
      headline:
        'What the Commission’s open source software strategy 2020–2023 set in motion: an OSPO, a licensing decision and code.europa.eu',
      body: blocks(
        '<p>On 21 October 2020 the European Commission adopted its open source software strategy 2020–2023 under the theme “Think Open”. It concerned the Commission’s own work: how it uses software, how it writes software, and with whom it shares it.</p>',
        '<h2>Six principles</h2>',
        '<p>The strategy named six principles: think open, transform, share, contribute, secure and stay in control. Open source solutions are preferred when they are equivalent in functions, total cost and security.</p>',
        '<h2>What followed</h2>',
        '<ul><li>An <strong>Open Source Programme Office</strong> was set up in the Directorate-General for Informatics.</li><li>A Commission decision of 8 December 2021 made it much simpler for services to publish their software under an open licence, by default the EUPL.</li><li>The platform <a href="https://code.europa.eu">code.europa.eu</a> was opened to share projects of the Union’s institutions.</li><li>Bug bounties and hackathons supported projects that European public services rely on.</li></ul>',
        '<p>Earlier strategies go back to the year 2000. Seen together they show a path from cautious use on servers to a contributing member of the community.</p>',
      ),
      topics: ['open-source-software', 'digital-government'],
      source_urls: ['https://code.europa.eu'],
      countries: ['EUR'],
      keywords: ['open source strategy', 'European Commission', 'OSPO', 'code.europa.eu'],
    },
  },
  {
    key: 'news-bulgaria-law',
    type: 'news',
    state: 'validated',
    author: 'researcher',
    daysAgo: 450,
    createdDaysAgo: 461,
    fields: {
      short_title: 'Bulgaria’s open source clause in perspective',
      headline:
        'A few lines in the Electronic Governance Act of 2016 made custom government software open source by default',
      body: blocks(
        '<p>In the summer of 2016 Bulgaria amended its Electronic Governance Act. A new article, 58a, regulates what administrations must ask for when they commission an information system. It attracted attention far beyond the country, because it made open source a rule and not a recommendation.</p>',
        '<h2>What the article says</h2>',
        '<p>When a public body has software developed for it, the contract must see to it that:</p>',
        '<ul><li>the software meets the criteria of open source software;</li><li>the rights to the code belong to the administration;</li><li>the work is done in a public repository maintained for that purpose.</li></ul>',
        '<h2>What it does not say</h2>',
        '<p>The rule concerns software that is made to order. It does not forbid buying existing products, and it does not open the code of systems that were delivered before. This distinction was often lost in the reports of the time.</p>',
        '<h2>From rule to practice</h2>',
        '<p>A clause alone does not create reuse. Repositories have to be found, documented and kept up to date, and those who write tenders need the knowledge to apply the rule. The Bulgarian experience is therefore a good companion to the later laws of other countries, which pair an obligation with an office that helps to meet it.</p>',
      ),
      topics: ['legal', 'procurement', 'open-source-software'],
      source_urls: [
        'https://observatory.mappingtheinternet.eu/item/key-amendments-to-the-electronic-government-act-passed-by-the-bu.html',
      ],
      countries: ['BGR'],
      keywords: ['Bulgaria', 'Electronic Governance Act', 'procurement law'],
    },
  },
  {
    key: 'news-italy-reuse',
    type: 'news',
    state: 'validated',
    author: 'editor',
    daysAgo: 260,
    createdDaysAgo: 268,
    fields: {
      short_title: 'Italy: compare first, publish afterwards',
      headline:
        'Articles 68 and 69 of the Digital Administration Code and one small file, publiccode.yml, make reuse an everyday matter',
      body: blocks(
        '<p>Italian public administrations that need software have to compare before they buy, and to publish what they own. Both duties stand in the Digital Administration Code: Article 68 on the comparative assessment, Article 69 on reuse. Guidelines issued by the digital agency AgID in May 2019 describe how to meet them.</p>',
        '<h2>The comparison</h2>',
        '<p>An administration first looks at solutions that other administrations have made available and at open source software. Proprietary products come into view when the comparison, with its reasons written down, shows that neither fits.</p>',
        '<h2>The file</h2>',
        '<p>Each published project carries a file named <code>publiccode.yml</code>. It says in a form that people and programs can read:</p>',
        '<ul><li>what the software does and for whom;</li><li>under which licence it is published;</li><li>who maintains it and until when a contract runs.</li></ul>',
        '<p>The catalogue on <a href="https://developers.italia.it">Developers Italia</a> is filled from these files by a program that visits the repositories. Nobody has to keep a second record by hand.</p>',
        '<p>The format is not tied to Italy. Other European catalogues have taken it up, which makes it a candidate for searching across borders.</p>',
      ),
      topics: ['legal', 'procurement', 'collaboration'],
      source_urls: ['https://developers.italia.it', 'https://github.com/publiccodeyml/publiccode.yml'],
      countries: ['ITA'],
      keywords: ['Developers Italia', 'publiccode.yml', 'reuse', 'AgID'],
    },
  },
  {
    key: 'news-spain-ctt',
    type: 'news',
    state: 'draft',
    author: 'editor',
    daysAgo: 3,
    createdDaysAgo: 12,
    trail: [
      {
        daysAgo: 3,
        by: 'moderator',
        transition: 'return_to_author',
        reason:
          'Good subject. Please name the two articles of the law in the text and add one regional catalogue, so that it does not read as a matter of central government alone.',
      },
    ],
    fields: {
      short_title: 'Spain’s exchange for public software',
      headline:
        'The Technology Transfer Centre lists solutions that Spanish administrations share, and the law asks them to look there first',
      body: blocks(
        '<p>Spanish administrations do not have to begin from a blank page. The Technology Transfer Centre, <em>Centro de Transferencia de Tecnología</em> or CTT, keeps a directory of software, services and semantic assets that public bodies offer to one another.</p>',
        '<h2>A duty to look</h2>',
        '<p>Law 40/2015 on the legal regime of the public sector gives the directory its weight. Administrations make the applications they own available to others that ask for them, and they consult the directories of reusable solutions before they buy or develop something new. They may declare their applications to be open source when this brings more transparency or helps reuse.</p>',
        '<h2>What is found there</h2>',
        '<ul><li>electronic registries and notification services;</li><li>tools for electronic signatures;</li><li>components for document and file management.</li></ul>',
        '<p>Some entries are services that run centrally, others are code that anybody may install. For each, the directory says who is responsible and whom to ask.</p>',
        '<p>The directory is part of the <a href="https://administracionelectronica.gob.es">electronic administration portal</a>.</p>',
      ),
      topics: ['digital-government', 'collaboration'],
      source_urls: ['https://administracionelectronica.gob.es'],
      countries: ['ESP'],
      keywords: ['CTT', 'reuse', 'Law 40/2015'],
    },
  },
  {
    key: 'news-switzerland-embag',
    type: 'news',
    state: 'validated',
    author: 'facilitator',
    daysAgo: 380,
    createdDaysAgo: 383,
    fields: {
      short_title: 'Switzerland: what the source code law says',
      headline:
        'Under the Swiss EMBAG, federal authorities disclose the source code of software that they develop or have developed',
      body: blocks(
        '<p>The Swiss Federal Act on the Use of Electronic Means to Fulfil Government Tasks, known by its German abbreviation EMBAG, has been in force since 1 January 2024. Article 9 concerns open source software.</p>',
        '<h2>The rule and its limits</h2>',
        '<p>Federal authorities that fall under the act disclose the source code of software that they develop themselves or have developed in the performance of their tasks. They do not do so where</p>',
        '<ul><li>the rights of third parties would be infringed, or</li><li>reasons of security exclude or restrict it.</li></ul>',
        '<p>Everybody may then use, develop and pass on the software without paying licence fees. Internationally established licences are to be used as far as possible.</p>',
        '<h2>Services around the code</h2>',
        '<p>The act also settles an old dispute. Authorities may offer services such as integration, maintenance or support, provided that these help them in their own tasks and the effort stays reasonable. In principle they charge what covers the cost, so that private suppliers are not undercut.</p>',
        '<h2>Why it matters elsewhere</h2>',
        '<p>The law shows that a general obligation can be written in a few sentences. The detailed work, from checking rights to training staff, is left to guidance that can change faster than a law.</p>',
      ),
      topics: ['legal', 'open-source-software'],
      source_urls: ['https://www.fedlex.admin.ch'],
      countries: ['CHE'],
      keywords: ['EMBAG', 'Switzerland', 'source code', 'law'],
    },
  },
  {
    key: 'news-cyber-resilience-act',
    type: 'news',
    state: 'proposed',
    author: 'editor',
    daysAgo: 4,
    createdDaysAgo: 240,
    trail: [
      {
        daysAgo: 4,
        by: 'editor',
        transition: 'propose_changes',
        reason: 'Adds a section on open source software stewards, which readers have asked for.',
      },
    ],
    publishedBefore: cyberResilience,
    fields: {
      ...cyberResilience,
      headline:
        'The regulation on the security of digital products applies until December 2027 in steps; stewards of open source have duties of their own',
      body: blocks(
        cyberResilienceIntroduction,
        '<h2>A new role: the steward</h2>',
        '<p>Article 24 introduces the <strong>open source software steward</strong>: a legal person, not being a manufacturer, that supports the development of certain open source products in a sustained way and is meant for commercial use. Foundations are the typical case. A steward has lighter duties than a manufacturer:</p>',
        '<ul><li>to have and document a cybersecurity policy;</li><li>to cooperate with market surveillance authorities;</li><li>to report certain vulnerabilities and incidents as far as it is involved.</li></ul>',
        '<p>Administrative fines do not apply to stewards.</p>',
        cyberResilienceClosing,
      ),
      topics: ['cybersecurity', 'legal', 'open-source-software'],
      keywords: ['Cyber Resilience Act', 'vulnerabilities', 'regulation', 'stewards'],
    },
  },
  {
    key: 'news-france-digital-republic',
    type: 'news',
    state: 'proposed',
    author: 'researcher',
    daysAgo: 7,
    createdDaysAgo: 15,
    fields: {
      short_title: 'France: source code is an administrative document',
      headline:
        'How the law for a Digital Republic, a circular and a small team at code.gouv.fr opened the software of French administrations',
      body: blocks(
        '<p>In French law source code that an administration produces or receives in the course of its public service is an administrative document. The law for a Digital Republic of 7 October 2016 says so expressly. It follows that code can be requested, and that administrations may publish it on their own initiative.</p>',
        '<h2>Law, circular, team</h2>',
        '<ol><li>The law of 2016 also asks administrations to encourage the use of free software and open formats.</li><li>A circular of the Prime Minister of 27 April 2021 on data, algorithms and source code made the subject part of the ministries’ work plans.</li><li>A free software unit at the digital directorate DINUM gives advice and keeps the catalogue of published code on <a href="https://code.gouv.fr">code.gouv.fr</a>.</li></ol>',
        '<h2>Knowing what is used</h2>',
        '<p>France also keeps a list of free software that is in use and recommended across ministries, the <em>socle interministériel de logiciels libres</em>, SILL for short. Public servants enrol as contacts for a program, so that a colleague in another ministry knows whom to ask.</p>',
        '<p>The three layers are worth a look by any country that prepares a policy: a right, a mandate, and people who answer the telephone.</p>',
      ),
      topics: ['legal', 'open-data', 'open-source-software'],
      source_urls: ['https://code.gouv.fr'],
      countries: ['FRA'],
      keywords: ['Digital Republic', 'code.gouv.fr', 'SILL', 'DINUM'],
    },
  },
] as const satisfies readonly DemoItem[]
