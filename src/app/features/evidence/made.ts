import type { EvidenceParts } from '#report/evidence/evidence';

/** What the person chose in the dialog. */
export type EvidenceChoice = { readonly names: 'shown' | 'masked'; readonly parts: EvidenceParts };

/** The evidence as it will leave the page, or why there is none. */
export type Made =
  /** What takes so long, where it does. */
  | { readonly state: 'making'; readonly words: string }
  | { readonly state: 'failed'; readonly words: string }
  | {
      readonly state: 'ready';
      readonly png: Blob;
      /** The same picture, to be looked at. */
      readonly url: string;
      readonly width: number;
      readonly height: number;
      /** Pixels of the file to one of these. */
      readonly scale: number;
      /** The claim; also the picture's alternative text. */
      readonly sentence: string;
      readonly markdown: string;
      readonly html: string;
      readonly plain: string;
      /** People whose lines are in it. */
      readonly sessions: number;
      /** “5 of 238 people: the cause, …”. */
      readonly excerpt: string | undefined;
      readonly hasLadders: boolean;
      /** The ticket's words as they would go in. */
      readonly ticket: string | undefined;
    };
