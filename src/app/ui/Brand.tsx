/** The product's mark is its one drawing: four people on a line, one of whom sends badly. */
export const Brand = () => (
  <>
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M1 10h18" stroke="var(--text-3)" strokeWidth="1" />
      <rect x="2" y="6" width="3" height="3.5" fill="var(--text)" />
      <rect x="2" y="10.5" width="3" height="3.5" fill="var(--text)" />
      <rect x="6.3" y="7" width="3" height="2.5" fill="var(--text)" />
      <rect x="6.3" y="10.5" width="3" height="2.5" fill="var(--text)" />
      <rect x="10.6" y="1" width="3" height="8.5" fill="var(--accent)" />
      <rect x="10.6" y="10.5" width="3" height="2.5" fill="var(--text)" />
      <rect x="14.9" y="7" width="3" height="2.5" fill="var(--text)" />
      <rect x="14.9" y="10.5" width="3" height="3.5" fill="var(--text)" />
    </svg>
    Earshot
  </>
);
