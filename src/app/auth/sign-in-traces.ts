/** How Microsoft's answer begins, whether it grants or refuses. */
const ANSWER = /[#?&](code|error)=/;

/**
 * Whether somebody has begun to sign in, or has signed in, in this tab: MSAL then keeps something in the session storage.
 * Without a trace nobody is signed in, and MSAL need not be asked.
 */
export const hasSignInTraces = (storedKeys: readonly string[], address: string): boolean =>
  storedKeys.some((key) => key.startsWith('msal.')) || ANSWER.test(address);
