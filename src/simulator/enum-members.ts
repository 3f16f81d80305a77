/**
 * Members every client is sent. What lies behind an evolvable enumeration's sentinel, and what is newer than
 * this list, arrives as `unknownFutureValue` unless the client asks with Prefer: include-unknown-enum-members.
 * Source: Graph metadata v1.0, namespace microsoft.graph.callRecords.
 */
const MEMBERS: Readonly<Record<string, string>> = {
  type: 'unknown groupCall peerToPeer unknownFutureValue',
  modalities: 'audio video videoBasedScreenSharing data screenSharing unknownFutureValue unknown',
  platform:
    'unknown windows macOS iOS android web ipPhone roomSystem surfaceHub holoLens unknownFutureValue Windows',
  productFamily: 'unknown teams skypeForBusiness lync unknownFutureValue Teams',
  stage: 'unknown callSetup midcall unknownFutureValue',
  connectionType: 'unknown wired wifi mobile tunnel unknownFutureValue',
  networkTransportProtocol: 'unknown udp tcp unknownFutureValue',
  wifiBand: 'unknown frequency24GHz frequency50GHz frequency60GHz unknownFutureValue',
  wifiRadioType:
    'unknown wifi80211a wifi80211b wifi80211g wifi80211n wifi80211ac wifi80211ax unknownFutureValue',
  rating: 'notRated bad poor fair good excellent unknownFutureValue',
  audioCodec:
    'unknown invalid cn pcma pcmu amrWide g722 g7221 g7221c g729 multiChannelAudio muchv2 opus satin satinFullband rtAudio8 rtAudio16 silk silkNarrow silkWide siren xmsRta unknownFutureValue',
  videoCodec: 'unknown invalid av1 h263 h264 h264s h264uc h265 rtvc1 rtVideo xrtvc1 unknownFutureValue',
};

const KNOWN = new Map(
  Object.entries(MEMBERS).map(([property, members]) => [property, new Set(members.split(' '))]),
);

/** The value that a client sees which did not ask for unknown members. */
export const knownMember = (property: string, value: string): string => {
  const members = KNOWN.get(property);
  return members === undefined || members.has(value) ? value : 'unknownFutureValue';
};
