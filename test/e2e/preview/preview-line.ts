import { createInbox, type OpenLine } from '../../../src/renderer/src/live/line.ts';
import type { ClientFrame } from '../../../src/shared/contract/frames.ts';
import { previewAnswers } from './preview-answers.ts';
import { previewTopics } from './preview-topics.ts';

declare global {
  interface Window {
    cut?: () => void;
  }
}

/** A line whose far end is invented in the page. */
export function previewLine(show: string): OpenLine {
  let down = false;
  return () => {
    if (down) return Promise.reject(new Error('down'));
    const inbox = createInbox();
    const tell = (frame: unknown) => {
      setTimeout(() => {
        inbox.frame(structuredClone(frame));
      }, 5);
    };
    const answers = previewAnswers(show);
    const topics = previewTopics(show, tell);
    window.cut = () => {
      down = true;
      inbox.closed();
    };
    const send = (frame: ClientFrame): void => {
      if ('method' in frame) {
        const output = answers(frame.method, frame.input);
        tell({ kind: 'ok', id: frame.id, output });
      } else if ('subscribe' in frame) topics.subscribe(frame.subscribe, frame.of);
      else if ('unsubscribe' in frame) topics.unsubscribe(frame.unsubscribe);
    };
    return Promise.resolve({ send, onFrame: inbox.onFrame, onClose: inbox.onClose, close: inbox.closed });
  };
}
