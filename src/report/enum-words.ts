import type { Failure } from '#calls/model';

/** An enum member in people's words; one nobody knows yet stands quoted, as it was sent. */
const worded =
  (words: Readonly<Record<string, string>>) =>
  (sent: string): string =>
    Object.hasOwn(words, sent) ? (words[sent] ?? sent) : `“${sent}”`;

/** `networkConnectionType`: “Wi-Fi”, “VPN”. */
export const connectionWord = worded({
  wired: 'Wired',
  wifi: 'Wi-Fi',
  mobile: 'Mobile',
  tunnel: 'VPN',
  unknown: 'Unknown',
  unknownFutureValue: 'Unknown',
});

/** `wifiBand`: “2.4 GHz”. */
export const bandWord = worded({
  frequency24GHz: '2.4 GHz',
  frequency50GHz: '5 GHz',
  frequency60GHz: '6 GHz',
  unknown: 'band unknown',
  unknownFutureValue: 'band unknown',
});

/** `wifiRadioType`: “802.11ax”. */
export const radioWord = worded({
  wifi80211a: '802.11a',
  wifi80211b: '802.11b',
  wifi80211g: '802.11g',
  wifi80211n: '802.11n',
  wifi80211ac: '802.11ac',
  wifi80211ax: '802.11ax',
  unknown: 'Unknown',
  unknownFutureValue: 'Unknown',
});

/** `clientPlatform`: “Windows”, “Android”. */
export const platformWord = worded({
  windows: 'Windows',
  macOS: 'macOS',
  iOS: 'iOS',
  android: 'Android',
  web: 'Browser',
  ipPhone: 'Desk phone',
  roomSystem: 'Room system',
  surfaceHub: 'Surface Hub',
  holoLens: 'HoloLens',
  unknown: 'Unknown',
  unknownFutureValue: 'Unknown',
});

/** `modality`: “screen sharing”. */
export const modalityWord = worded({
  audio: 'audio',
  video: 'video',
  videoBasedScreenSharing: 'screen sharing',
  screenSharing: 'screen sharing',
  data: 'data',
  unknown: 'unknown',
  unknownFutureValue: 'unknown',
});

/** `serviceRole`: “Auto attendant”. What Microsoft renamed bears its name of today. */
export const serviceRoleWord = worded({
  customBot: 'Bot',
  skypeForBusinessMicrosoftTeamsGateway: 'Gateway between Skype and Teams',
  skypeForBusinessAudioVideoMcu: 'Conference server for audio and video',
  skypeForBusinessApplicationSharingMcu: 'Conference server for sharing',
  skypeForBusinessCallQueues: 'Call queue',
  skypeForBusinessAutoAttendant: 'Auto attendant',
  mediationServer: 'Mediation server, to the telephone network',
  mediationServerCloudConnectorEdition: 'Mediation server of Cloud Connector',
  exchangeUnifiedMessagingService: 'Exchange voicemail',
  mediaController: 'Media controller',
  conferencingAnnouncementService: 'Meeting announcements',
  conferencingAttendant: 'Meeting attendant',
  audioTeleconferencerController: 'Audio conferencing controller',
  skypeForBusinessUnifiedCommunicationApplicationPlatform: 'Application of Skype for Business',
  responseGroupServiceAnnouncementService: 'Response group announcements',
  gateway: 'Telephone gateway',
  skypeTranslator: 'Translator',
  skypeForBusinessAttendant: 'Attendant of Skype for Business',
  responseGroupService: 'Response group',
  voicemail: 'Voicemail',
  unknown: 'Unknown',
  unknownFutureValue: 'Unknown',
});

const NO_CODEC = { unknown: 'codec unknown', invalid: 'codec unknown', unknownFutureValue: 'codec unknown' };

/** `audioCodec`: “SILK wideband”. */
export const audioCodecWord = worded({
  ...NO_CODEC,
  cn: 'comfort noise',
  pcma: 'G.711 A-law',
  pcmu: 'G.711 µ-law',
  amrWide: 'AMR wideband',
  g722: 'G.722',
  g7221: 'G.722.1',
  g7221c: 'G.722.1 Annex C',
  g729: 'G.729',
  multiChannelAudio: 'multichannel audio',
  muchv2: 'MuchV2',
  opus: 'Opus',
  satin: 'Satin',
  satinFullband: 'Satin fullband',
  rtAudio8: 'RTAudio 8 kHz',
  rtAudio16: 'RTAudio 16 kHz',
  silk: 'SILK',
  silkNarrow: 'SILK narrowband',
  silkWide: 'SILK wideband',
  siren: 'Siren',
  xmsRta: 'RTAudio',
});

/** `videoCodec`: “H.264”. */
export const videoCodecWord = worded({
  ...NO_CODEC,
  av1: 'AV1',
  h263: 'H.263',
  h264: 'H.264',
  h264s: 'H.264, screen sharing',
  h264uc: 'H.264 UC',
  h265: 'H.265',
  rtvc1: 'RTVideo',
  rtVideo: 'RTVideo',
  xrtvc1: 'RTVideo, sharing',
});

/** A rating in words; 1 and 2 are poor. */
export const ratingWord = (rating: 1 | 2 | 3 | 4 | 5): string =>
  ({ 1: 'bad', 2: 'poor', 3: 'fair', 4: 'good', 5: 'excellent' })[rating];

/** “dropped” in midcall, “not set up”, else “failed”; a stage nobody knows is quoted. */
export const failureWord = ({ stage }: Failure): string => {
  switch (stage) {
    case 'midcall':
      return 'dropped';
    case 'callSetup':
      return 'not set up';
    case undefined:
    case 'unknown':
    case 'unknownFutureValue':
      return 'failed';
    default:
      return `failed, “${stage}”`;
  }
};
