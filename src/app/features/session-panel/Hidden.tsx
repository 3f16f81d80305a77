/** What the viewer's role does not show. */
export const Hidden = () => (
  <span className="hid" title="Hidden by your role">
    hidden
  </span>
);
