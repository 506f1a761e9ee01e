import { ok, type Result } from '../../../shared/result.ts';
import { decode } from '../../sources/libvirt/wire/codec.ts';
import { ERROR_RPC, FROM_RPC } from '../../sources/libvirt/wire/flags.ts';
import { REMOTE_PROGRAM, REMOTE_VERSION, type MessageHeader } from '../../sources/libvirt/wire/header.ts';
import { encodeMessage, PAYLOAD_START, type Message } from '../../sources/libvirt/wire/message.ts';
import type { Procedure } from '../../sources/libvirt/wire/procedure.ts';
import { plainError, remoteError, type RemoteError } from '../../sources/libvirt/wire/remote-error.ts';
import type { Host } from '../model/host.ts';
import type { RehearsalSite } from '../model/rehearsal-site.ts';

/** What a procedure may look at, and the little that a connection keeps. */
export interface CallContext {
  readonly site: RehearsalSite;
  readonly host: Host;
  /** Rehearsal time, with the host settled up to it. */
  readonly at: number;
  readonly connection: ConnectionMemory;
}

export interface ConnectionMemory {
  readOnly: boolean;
  /** Event id by callback number. */
  readonly callbacks: Map<number, number>;
  nextCallback: number;
}

/** One procedure's answer as a whole frame. */
export interface Answerer {
  readonly number: number;
  readonly run: (message: Message, context: CallContext) => Buffer;
}

export function answering<Args, Answer>(
  procedure: Procedure<Args, Answer>,
  answer: (args: Args, context: CallContext) => Result<Answer, RemoteError>,
): Answerer {
  return {
    number: procedure.number,
    run: ({ header, frame }, context) => {
      const args = decode(procedure.args, frame, PAYLOAD_START);
      if (!args.ok) return errorFrame(header, plainError(ERROR_RPC, FROM_RPC, args.error.detail));
      const result = answer(args.value, context);
      if (!result.ok) return errorFrame(header, result.error);
      return encodeMessage(replyTo(header, 'ok'), procedure.answer, result.value);
    },
  };
}

/** For procedures that cannot fail. */
export const telling = <Args, Answer>(
  procedure: Procedure<Args, Answer>,
  tell: (context: CallContext, args: Args) => Answer,
): Answerer => answering(procedure, (args, context) => ok(tell(context, args)));

export const errorFrame = (call: MessageHeader, error: RemoteError): Buffer =>
  encodeMessage(replyTo(call, 'error'), remoteError, error);

const replyTo = (call: MessageHeader, status: 'ok' | 'error'): MessageHeader => ({
  program: REMOTE_PROGRAM,
  version: REMOTE_VERSION,
  procedure: call.procedure,
  type: 'reply',
  serial: call.serial,
  status,
});
