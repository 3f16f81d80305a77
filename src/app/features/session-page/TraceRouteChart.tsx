import { formatMsNumber } from '#report/format';
import type { TraceRoute } from '#report/session/trace-route';

const BAR = 200;

/** One bar a hop: how far it is, and dark the part that is its own. */
export const TraceRouteChart = ({ route }: { readonly route: TraceRoute }) => {
  const scale = BAR / Math.max(1, route.longestMs);
  return (
    <table className="hops">
      <caption className="vh">Round trip to each hop in ms, and what each adds</caption>
      <thead className="vh">
        <tr>
          <th scope="col">Hop</th>
          <th scope="col">Address</th>
          <th scope="col">Round trip</th>
          <th scope="col">Adds</th>
        </tr>
      </thead>
      <tbody>
        {route.steps.map(({ hop, address, roundTripMs, addedMs }, index) => (
          <tr key={index}>
            <td className="muted num">{hop ?? '–'}</td>
            <th scope="row">{address ?? '–'}</th>
            <td className="hop-bar">
              {roundTripMs === undefined || addedMs === undefined ? (
                <span className="blank">did not answer</span>
              ) : (
                <>
                  <svg width={Math.max(1, roundTripMs * scale)} height="12" aria-hidden="true">
                    <rect
                      y="3"
                      width={Math.max(0, (roundTripMs - addedMs) * scale)}
                      height="6"
                      fill="var(--rung-1)"
                    />
                    <rect
                      x={Math.max(0, (roundTripMs - addedMs) * scale)}
                      y="1"
                      width={addedMs * scale}
                      height="10"
                      fill="var(--text-2)"
                    />
                  </svg>
                  <b>{formatMsNumber(roundTripMs)}</b>
                </>
              )}
            </td>
            <td className="num second">{addedMs === undefined ? '' : `+${formatMsNumber(addedMs)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
