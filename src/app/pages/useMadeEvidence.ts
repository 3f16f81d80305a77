import { useEffect, useRef, useState } from 'react';
import type { Evidence, EvidenceParts } from '#report/evidence/evidence';
import { evidenceHtml, evidenceMarkdown, evidencePlain } from '#report/evidence/evidence-text';
import { planCard } from '../features/evidence/plan-card.ts';
import { createEasel } from '../ui/picture/draw.ts';
import type { EvidenceChoice, Made } from '../features/evidence/made.ts';
import {
  hasWholePhones,
  shownSide,
  sideAtLevel,
  type EvidencePage,
  type EvidenceSide,
} from './evidence-side.ts';
import { exportErrorWords } from './export-words.ts';
import { pause } from './slices.ts';
import { makeEvidence } from './make-evidence.ts';

/** What is made, and out of which side of the call. */
export type MadeEvidence = { readonly made: Made; readonly side: EvidenceSide | undefined };

const making = (isMasked: boolean): MadeEvidence => ({
  made: {
    state: 'making',
    words: isMasked
      ? 'Masking: the call is read, judged and put into words again. A call of thousands takes some seconds.'
      : 'Drawing',
  },
  side: undefined,
});

/**
 * Card and texts of a choice, made anew when the choice or the call changes. What stands here is what is sent: nothing
 * is drawn again when it is copied.
 */
export const useMadeEvidence = (page: EvidencePage, { names, parts }: EvidenceChoice): MadeEvidence => {
  const [made, setMade] = useState<{ readonly key: string; readonly result: MadeEvidence }>();
  const latest = useRef(page);
  const sides = useRef(new Map<string, Promise<EvidenceSide>>());
  useEffect(() => {
    latest.current = page;
  });
  const { call, verdict, zone, limits, link, viewer } = page;
  const isMasked = names === 'masked' && viewer.fieldLevel === 'identity';
  const { kind } = call.reading.state;
  // While pages come it stays what it was when they began to: nobody can check a claim that changes every second.
  const progress = kind === 'reading' || kind === 'throttled' ? 'reading' : call.rows.length;
  const source = JSON.stringify([progress, verdict?.main.sentence, zone, limits.name, link]);
  const key = JSON.stringify([source, isMasked, parts]);
  useEffect(() => {
    let isWanted = true;
    const make = async (): Promise<MadeEvidence> => {
      try {
        const side = await sideOf(latest.current, isMasked, source, sides.current);
        const evidence = makeEvidence(latest.current, side, parts);
        return evidence === undefined
          ? { made: { state: 'failed', words: 'Nothing is judged yet: no session has been read.' }, side }
          : { made: await draw(evidence, parts, side), side };
      } catch (error) {
        sides.current.clear();
        return { made: { state: 'failed', words: exportErrorWords(error) }, side: undefined };
      }
    };
    void make().then((result) => {
      if (isWanted) setMade({ key, result });
    });
    return () => {
      isWanted = false;
    };
    // The key holds all that the evidence depends on; the parts are new objects at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return made?.key === key ? made.result : making(isMasked);
};

/** Masking reads and judges the whole call again, so its result is kept while the call stays what it is. */
const sideOf = (
  page: EvidencePage,
  isMasked: boolean,
  source: string,
  known: Map<string, Promise<EvidenceSide>>,
): Promise<EvidenceSide> => {
  if (!isMasked && !hasWholePhones(page)) return Promise.resolve(shownSide(page));
  const key = `${isMasked} ${source}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const side = sideAtLevel(page, isMasked ? 'metrics' : page.viewer.fieldLevel, pause);
  known.clear();
  known.set(key, side);
  return side;
};

/** What ticket systems take without a word. */
const MOST_BYTES = 600_000;

const draw = async (evidence: Evidence, parts: EvidenceParts, side: EvidenceSide): Promise<Made> => {
  const easel = createEasel();
  const plan = planCard(evidence, easel.measure);
  const png = await easel.png(plan, MOST_BYTES);
  return {
    state: 'ready',
    png,
    url: await dataUrl(png),
    width: plan.width,
    height: plan.height,
    scale: (await widthOf(png)) / plan.width,
    sentence: evidence.sentence,
    markdown: evidenceMarkdown(evidence),
    html: evidenceHtml(evidence),
    plain: evidencePlain(evidence),
    sessions: parts.sessions ? (evidence.excerpt?.rows.length ?? 0) : 0,
    excerpt: evidence.excerpt?.words,
    hasLadders: evidence.ladders !== undefined,
    ticket: side.ticketWords,
  };
};

/** A PNG says its width in the bytes 16 to 19. */
const widthOf = async (png: Blob): Promise<number> =>
  new DataView(await png.slice(16, 20).arrayBuffer()).getUint32(0);

/** The page's policy allows pictures from data, and none from blobs. */
const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error('The picture could not be read.'));
    reader.readAsDataURL(blob);
  });
