const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * Members of Graph's enumerations (CSDL of namespace microsoft.graph.callRecords). All are evolvable, and real
 * answers write some of them in another case (`Windows`, `Teams`): known members are given their own spelling,
 * unknown ones stay as sent.
 */
const MEMBERS = {
  callType: words('unknown groupCall peerToPeer unknownFutureValue'),
  // The metadata has no `unknown` here; the descriptions name it.
  modality: words(`
    unknown audio video videoBasedScreenSharing data screenSharing unknownFutureValue
  `),
  clientPlatform: words(`
    unknown windows macOS iOS android web ipPhone roomSystem surfaceHub holoLens unknownFutureValue
  `),
  productFamily: words(`
    unknown teams skypeForBusiness lync unknownFutureValue azureCommunicationServices
  `),
  serviceRole: words(`
    unknown customBot skypeForBusinessMicrosoftTeamsGateway skypeForBusinessAudioVideoMcu
    skypeForBusinessApplicationSharingMcu skypeForBusinessCallQueues skypeForBusinessAutoAttendant
    mediationServer mediationServerCloudConnectorEdition exchangeUnifiedMessagingService
    mediaController conferencingAnnouncementService conferencingAttendant
    audioTeleconferencerController skypeForBusinessUnifiedCommunicationApplicationPlatform
    responseGroupServiceAnnouncementService gateway skypeTranslator skypeForBusinessAttendant
    responseGroupService voicemail unknownFutureValue
  `),
  failureStage: words('unknown callSetup midcall unknownFutureValue'),
  networkConnectionType: words('unknown wired wifi mobile tunnel unknownFutureValue'),
  networkTransportProtocol: words('unknown udp tcp unknownFutureValue'),
  wifiBand: words('unknown frequency24GHz frequency50GHz frequency60GHz unknownFutureValue'),
  wifiRadioType: words(`
    unknown wifi80211a wifi80211b wifi80211g wifi80211n wifi80211ac wifi80211ax unknownFutureValue
  `),
  userFeedbackRating: words('notRated bad poor fair good excellent unknownFutureValue'),
  mediaStreamDirection: words('callerToCallee calleeToCaller'),
  audioCodec: words(`
    unknown invalid cn pcma pcmu amrWide g722 g7221 g7221c g729 multiChannelAudio muchv2 opus satin
    satinFullband rtAudio8 rtAudio16 silk silkNarrow silkWide siren xmsRta unknownFutureValue
  `),
  videoCodec: words(`
    unknown invalid av1 h263 h264 h264s h264uc h265 rtvc1 rtVideo xrtvc1 unknownFutureValue
  `),
  endpointType: words('default voicemail skypeForBusiness skypeForBusinessVoipPhone unknownFutureValue'),
  pstnCallDurationSource: words('microsoft operator'),
  pstnUserBlockMode: words('blocked unblocked unknownFutureValue'),
  changeType: words('created updated deleted'),
  lifecycleEventType: words('missed subscriptionRemoved reauthorizationRequired'),
} satisfies Record<string, readonly string[]>;

/** The enumerations of call records whose members are known. */
export type EnumName = keyof typeof MEMBERS;

/** Each member by its own spelling, which nearly all values have, and in lower case. */
const bySpelling = (members: readonly string[]): ReadonlyMap<string, string> =>
  new Map(members.flatMap((member) => [[member, member] as const, [member.toLowerCase(), member] as const]));

const SPELLINGS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(MEMBERS).map(([name, members]) => [name, bySpelling(members)]),
);

/** What Graph sends in place of a member that the client has not asked for; it stands for any newer one. */
export const UNKNOWN_FUTURE_VALUE = 'unknownFutureValue';

/** Whether a type of the metadata is an enumeration. */
export const isEnum = (type: string): type is EnumName => Object.hasOwn(MEMBERS, type);

/** The members of an enumeration, in the metadata's order. */
export const membersOf = (name: EnumName): readonly string[] => MEMBERS[name];

/** A member in its own spelling, or undefined when nobody knows it yet. */
export const knownMember = (name: EnumName, sent: string): string | undefined => {
  const spellings = SPELLINGS.get(name);
  return spellings?.get(sent) ?? spellings?.get(sent.toLowerCase());
};

/** A member in its own spelling when it is known, else exactly as sent. */
export const enumMember = (name: EnumName, sent: string | undefined): string | undefined =>
  sent === undefined ? undefined : (knownMember(name, sent) ?? sent);
