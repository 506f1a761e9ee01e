import { assertNever } from '../../../../shared/result.ts';
import type { Codec } from './codec.ts';
import { writeString } from './domain-ref.ts';
import { MAX_STRING_BYTES } from './limits.ts';
import type { XdrReader } from './xdr-reader.ts';
import type { XdrWriter } from './xdr-writer.ts';

/** virTypedParameterValue: `type` tells how it travels. */
export type TypedValue =
  | { readonly type: 'int' | 'uint' | 'double' | 'boolean'; readonly value: number }
  | { readonly type: 'llong' | 'ullong'; readonly value: bigint }
  | { readonly type: 'string'; readonly value: string };

export type TypedParam = TypedValue & { readonly field: string };

function readParam(reader: XdrReader): TypedParam {
  const field = reader.word(MAX_STRING_BYTES);
  const type = reader.int();
  switch (type) {
    case 1:
      return { field, type: 'int', value: reader.int() };
    case 2:
      return { field, type: 'uint', value: reader.uint() };
    case 3:
      return { field, type: 'llong', value: reader.hyper() };
    case 4:
      return { field, type: 'ullong', value: reader.uhyper() };
    case 5:
      return { field, type: 'double', value: reader.double() };
    case 6:
      return { field, type: 'boolean', value: reader.int() };
    case 7:
      return { field, type: 'string', value: reader.word(MAX_STRING_BYTES) };
    default:
      reader.refuse(`parameter type ${type} is not known`);
      return { field, type: 'int', value: 0 };
  }
}

function writeParam(writer: XdrWriter, param: TypedParam): void {
  writeString(writer, param.field);
  switch (param.type) {
    case 'int':
      writer.int(1);
      return void writer.int(param.value);
    case 'uint':
      writer.int(2);
      return void writer.uint(param.value);
    case 'llong':
      writer.int(3);
      return void writer.hyper(param.value);
    case 'ullong':
      writer.int(4);
      return void writer.uhyper(param.value);
    case 'double':
      writer.int(5);
      return void writer.double(param.value);
    case 'boolean':
      writer.int(6);
      return void writer.int(param.value);
    case 'string':
      writer.int(7);
      return void writeString(writer, param.value);
    default:
      return assertNever(param);
  }
}

export const typedParam: Codec<TypedParam> = { read: readParam, write: writeParam };
