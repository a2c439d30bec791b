import type { paths } from './schema';

/** Names for the bodies of the API, taken from the operations, so that they survive a renamed schema. */
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Success = 200 | 201 | 202;
type Content<R> = R extends { content: { 'application/json': infer T } } ? T : never;

export type Answer<P extends keyof paths, M extends keyof paths[P] & Method> = paths[P][M] extends {
  responses: infer R;
}
  ? Content<R[keyof R & Success]>
  : never;

export type Input<P extends keyof paths, M extends keyof paths[P] & Method> = paths[P][M] extends {
  requestBody: { content: { 'application/json': infer T } };
}
  ? T
  : never;

export type Item<P extends keyof paths> = 'get' extends keyof paths[P]
  ? Answer<P, 'get' & keyof paths[P] & Method> extends { items: (infer T)[] }
    ? T
    : never
  : never;

export type Tenant = Answer<'/api/identity/tenant', 'get'>;
export type Principal = Answer<'/api/identity/session', 'get'>;
export type Next = Answer<'/api/identity/sessions', 'post'>['next'];
export type MySession = Item<'/api/identity/sessions'>;
export type TotpEnrolment = Answer<'/api/identity/totp', 'post'>;
export type InvitationPreview = Answer<'/api/identity/invitations/preview', 'post'>;
export type OperatorInvitationPreview = Answer<'/api/identity/operator/invitations/preview', 'post'>;
export type Me = Answer<'/api/records/me', 'get'>;
export type MyRecord = Me['member'];
export type MyBranch = Me['branch'];
export type MyTodo = Answer<'/api/records/me/todos', 'get'>['items'][number];
export type Correction = Item<'/api/records/corrections'>;
export type CorrectionInput = Input<'/api/records/corrections', 'post'>;
export type MyMeeting = Item<'/api/records/meetings/mine'>;
export type MeetingLife = NonNullable<Answer<'/api/records/meetings/{id}', 'get'>['life']>;
export type LeaveReason = Input<'/api/records/meetings/{id}/leave', 'post'>['reason'];
export type MyParticipation = Answer<'/api/records/meetings/participation/mine', 'get'>;
export type MyTalks = Answer<'/api/records/talks/mine', 'get'>;
export type MyTalk = MyTalks['items'][number];
export type MyFollowUp = Item<'/api/records/meetings/follow-ups'>;
export type FollowUpReportState = Input<'/api/records/meetings/follow-ups/{id}/reports', 'post'>['state'];
export type MyFile = Item<'/api/records/documents'>;
export type MyDevelopment = Answer<'/api/records/development/mine', 'get'>;
export type MyDues = Answer<'/api/records/dues/mine', 'get'>;
export type DuesPublication = Item<'/api/records/dues/mine/publications'>;
export type DuesReceipt = Answer<'/api/records/dues/receipts/{id}', 'get'>;
export type MyElections = Answer<'/api/records/elections/mine', 'get'>;
export type MyCadreRecord = Answer<'/api/records/cadres/mine', 'get'>;
export type MyDisposition = Item<'/api/records/dispositions/mine'>;
export type MyTransfers = Answer<'/api/records/transfers/mine', 'get'>;
export type MyTransfer = Answer<'/api/records/transfers/{id}', 'get'>;
export type MyHandover = Answer<'/api/records/handovers/mine', 'get'>['items'][number];
export type HandoverDetail = Answer<'/api/records/handovers/{id}', 'get'>;
export type OwnPrivacy = Answer<'/api/identity/me/privacy', 'get'>;
export type Purpose = OwnPrivacy['purposes'][number]['purpose'];
export type PrivacyNotice = Answer<'/api/identity/privacy/notice', 'get'>;
export type Erasure = Item<'/api/identity/me/erasures'>;
export type ErasureItem = Erasure['items'][number];
export type OwnAccountData = Answer<'/api/identity/me/export', 'post'>;
export type OwnRecordData = Answer<'/api/records/me/export', 'post'>;
export type OwnLetters = Answer<'/api/notifications/me/export', 'post'>;
