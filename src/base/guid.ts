const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID and nothing else, in small letters or capitals. */
export const isGuid = (text: string): boolean => GUID.test(text);
