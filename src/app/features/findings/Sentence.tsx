import type { Written } from '#report/verdict/write-sentence';

/** A sentence with its names set apart, so that their direction stays their own. */
export const Sentence = ({ parts }: { readonly parts: readonly Written[] }) =>
  parts.map((part, index) => (part.kind === 'name' ? <bdi key={index}>{part.text}</bdi> : part.text));
