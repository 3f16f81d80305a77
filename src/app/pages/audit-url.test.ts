import { expect, test } from 'vitest';
import { DEFAULT_AUDIT_VIEW, readAuditView, writeAuditView, type AuditView } from './audit-url.ts';

const ID = '0c0ffee0-0000-4000-8000-00000000ca11';

test('a view survives its address, and the default has a plain one', () => {
  const view: AuditView = { days: 0, event: 'denial', person: ID, record: ID };
  expect(readAuditView(writeAuditView(view))).toEqual(view);
  expect(writeAuditView(DEFAULT_AUDIT_VIEW).toString()).toBe('');
});

test('nonsense falls back to the default, each parameter by itself', () => {
  const search = new URLSearchParams('days=many&event=coffee&person=megan&record=1');
  expect(readAuditView(search)).toEqual(DEFAULT_AUDIT_VIEW);
  expect(readAuditView(new URLSearchParams(`days=30&person=${ID.toUpperCase()}&event=x`))).toEqual({
    ...DEFAULT_AUDIT_VIEW,
    days: 30,
    person: ID,
  });
});
