import type { ReactNode } from 'react';
import type { RoomAction } from '../room-action.ts';
import { StandDownForm } from '../stand-down/stand-down-form.tsx';
import { AssessForm } from './assess-form.tsx';
import { JudgeForm, LinkChangeForm, MergeForm } from './change-forms.tsx';
import { HoldForm } from './hold-form.tsx';
import { LinkTicketForm } from './link-ticket-form.tsx';
import { MitigateForm } from './mitigate-form.tsx';
import { RevertForm } from './revert-form.tsx';
import { AssignForm, HandOverForm, PageForm } from './role-forms.tsx';
import { UpdateForm } from './update-form.tsx';
import { VerifyMitigationForm } from './verify-mitigation-form.tsx';
import {
  DismissForm,
  ParkForm,
  PostmortemForm,
  ReopenForm,
  ResolveForm,
  ShareForm,
  SumUpForm,
  TickForm,
  WaiveForm,
} from './words-forms.tsx';

/** The form of an action. */
export function ActionForm({ action }: { action: RoomAction }): ReactNode {
  switch (action.kind) {
    case 'assess':
      return <AssessForm />;
    case 'mitigate':
    case 'fix-forward':
    case 'fail-over':
      return <MitigateForm action={action} />;
    case 'revert':
      return <RevertForm action={action} />;
    case 'verify-mitigation':
      return <VerifyMitigationForm action={action} />;
    case 'update':
    case 'edit-update':
      return <UpdateForm action={action} />;
    case 'hold':
      return <HoldForm action={action} />;
    case 'waive':
      return <WaiveForm action={action} />;
    case 'page':
      return <PageForm action={action} />;
    case 'assign':
      return <AssignForm action={action} />;
    case 'hand-over':
      return <HandOverForm action={action} />;
    case 'resolve':
      return <ResolveForm />;
    case 'reopen':
      return <ReopenForm />;
    case 'sum-up':
      return <SumUpForm />;
    case 'write-postmortem':
      return <PostmortemForm />;
    case 'share-postmortem':
      return <ShareForm />;
    case 'tick':
      return <TickForm action={action} />;
    case 'link-change':
      return <LinkChangeForm />;
    case 'link-ticket':
      return <LinkTicketForm />;
    case 'judge':
      return <JudgeForm action={action} />;
    case 'merge':
      return <MergeForm />;
    case 'dismiss':
      return <DismissForm />;
    case 'park':
      return <ParkForm />;
    case 'stand-down':
      return <StandDownForm />;
  }
}
