/** How often each of something, the most frequent first, as bars. The table below says the same. */
export interface Bar {
  name: string;
  times: number;
}

const SHOWN = 16;

export function Bars({ name, bars }: { name: string; bars: readonly Bar[] }) {
  const sorted = [...bars].sort((one, other) => other.times - one.times).slice(0, SHOWN);
  const most = sorted[0]?.times ?? 0;
  if (most === 0) return null;
  return (
    <figure class="chart">
      <figcaption>
        <strong>{name}</strong>
      </figcaption>
      <dl class="bars">
        {sorted.map((bar) => (
          <div key={bar.name}>
            <dt title={bar.name}>{bar.name}</dt>
            <dd>
              <svg class="share" aria-hidden="true">
                <rect width={`${(100 * bar.times) / most}%`} height="100%" />
              </svg>
              <span>{bar.times}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
