/** The city that an IANA zone is named for: `Helsinki`, `New York`, `UTC`. */
export const zoneCity = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
