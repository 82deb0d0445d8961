// The verdict, at a glance: a drawing, a word and a colour; the trap that was taken, by its name; and when the card comes back.
import { useEffect, useRef } from 'preact/hooks';
import { isSelfRated } from '../../inputs/input-control.tsx';
import { announce } from '../../parts/announce.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { percent } from '../../words/format.ts';
import { language, type PhraseKey, say } from '../../words/words.ts';
import { comesBack, type Given } from './comes-back.ts';
import './verdict.css';

type Tone = { readonly name: 'right' | 'partly' | 'wrong'; readonly icon: IconName };

function toneOf({ feedback: { outcome } }: Given): Tone {
  if (outcome.correct) return { name: 'right', icon: 'right' };
  const isPartly = outcome.partial !== null && outcome.partial > 0;
  return isPartly ? { name: 'partly', icon: 'partly' } : { name: 'wrong', icon: 'wrong' };
}

function wordOf({ presentation, feedback: { outcome } }: Given, { name }: Tone): string {
  if (isSelfRated(presentation.input))
    return say(outcome.correct ? 'session.remembered' : 'session.forgotten');
  if (name === 'partly') return say('session.partly', { share: percent(outcome.partial ?? 0) });
  return say(name === 'right' ? 'session.right' : 'session.wrong');
}

const NTH = {
  one: 'session.nthOne',
  two: 'session.nthTwo',
  few: 'session.nthFew',
  other: 'session.nthOther',
} as const satisfies Partial<Record<Intl.LDMLPluralRule, PhraseKey>>;

/** "3rd", as the language counts. */
function nth(count: number): string {
  const rule = new Intl.PluralRules(language.value, { type: 'ordinal' }).select(count);
  return say(rule in NTH ? NTH[rule as keyof typeof NTH] : NTH.other, { count });
}

function trapSentence({ title, times }: { readonly title: string; readonly times: number }) {
  return times === 1
    ? say('session.trapFirst', { trap: title })
    : say('session.trapAgain', { trap: title, nth: nth(times) });
}

function TrapTaken({ hit }: { readonly hit: NonNullable<Given['feedback']['trapHit']> }) {
  return (
    <div class="trap-taken">
      <p>
        <Icon name="traps" />
        <strong>{trapSentence(hit)}</strong>
      </p>
      {hit.misconception !== null && (
        <p class="trap-belief">{say('session.trapBelief', { belief: hit.misconception })}</p>
      )}
      <a href="/traps">{say('session.trapLink')}</a>
    </div>
  );
}

export function Verdict({
  given,
  wasAnswered,
}: {
  readonly given: Given;
  readonly wasAnswered: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const tone = toneOf(given);
  const word = wordOf(given, tone);
  const sentences = comesBack(given);
  const { trapHit } = given.feedback;
  useEffect(() => {
    announce(
      [word, trapHit ? trapSentence(trapHit) : '', ...sentences].filter(Boolean).join(' · '),
    );
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.verdict')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section class={`verdict verdict-${tone.name}`} aria-labelledby="verdict">
      <h2 ref={heading} id="verdict" tabIndex={-1}>
        <span class="verdict-icon">
          <Icon name={tone.icon} />
        </span>
        {word}
      </h2>
      {wasAnswered && <p>{say('session.wasAnswered')}</p>}
      {trapHit && <TrapTaken hit={trapHit} />}
      <p class="comes-back">{sentences.join(' ')}</p>
    </section>
  );
}
