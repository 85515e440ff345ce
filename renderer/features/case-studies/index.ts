export { CaseStudiesView } from './case-studies-view.tsx'
export { CaseStudyBody } from './case-study-body.tsx'
