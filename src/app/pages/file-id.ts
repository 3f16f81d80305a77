/** Stands in the address where a record's id would: the call opened from files. */
export const FILE_ID = 'file';

export const isFileId = (text: string): boolean => text === FILE_ID;
