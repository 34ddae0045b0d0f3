package org.anlage.npy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Element types that are read, and all but OBJECT written, with their bytes on disk. */
enum ElementType {
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8),
  INT32("<i4", 4),
  INT64("<i8", 8),
  BOOL("|b1", 1),
  OBJECT("|O", 0);

  final String descriptor;
  final int bytes;

  ElementType(String descriptor, int bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** The type that a header's {@code descr} names. */
  static Optional<ElementType> of(String descriptor) {
    return Arrays.stream(values()).filter(t -> t.descriptor.equals(descriptor)).findFirst();
  }

  static ElementType of(Elements elements) {
    if (elements instanceof Elements.Float32) {
      return FLOAT32;
    }
    if (elements instanceof Elements.Float64) {
      return FLOAT64;
    }
    if (elements instanceof Elements.Int32) {
      return INT32;
    }
    if (elements instanceof Elements.Int64) {
      return INT64;
    }
    return elements instanceof Elements.Bool ? BOOL : OBJECT;
  }

  /** All that can be read, for messages. */
  static String known() {
    return Arrays.stream(values()).map(t -> t.descriptor).collect(Collectors.joining(" "));
  }

  /** Room for a number of elements; only called when so many bytes are known to be there. */
  Elements allocate(int size) {
    return switch (this) {
      case FLOAT32 -> new Elements.Float32(new float[size]);
      case FLOAT64 -> new Elements.Float64(new double[size]);
      case INT32 -> new Elements.Int32(new int[size]);
      case INT64 -> new Elements.Int64(new long[size]);
      case BOOL -> new Elements.Bool(new boolean[size]);
      case OBJECT -> new Elements.Nested(List.of());
    };
  }

  /** Moves elements from little-endian bytes. */
  static void decode(ByteBuffer bytes, Elements into, int from, int count) {
    if (into instanceof Elements.Float32 e) {
      bytes.asFloatBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Float64 e) {
      bytes.asDoubleBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Int32 e) {
      bytes.asIntBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Int64 e) {
      bytes.asLongBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Bool e) {
      for (int i = 0; i < count; i++) {
        e.values()[from + i] = bytes.get() != 0;
      }
    }
  }

  /** Moves elements to little-endian bytes. */
  static void encode(Elements elements, int from, int count, ByteBuffer bytes) {
    if (elements instanceof Elements.Float32 e) {
      bytes.asFloatBuffer().put(e.values(), from, count);
    } else if (elements instanceof Elements.Float64 e) {
      bytes.asDoubleBuffer().put(e.values(), from, count);
    } else if (elements instanceof Elements.Int32 e) {
      bytes.asIntBuffer().put(e.values(), from, count);
    } else if (elements instanceof Elements.Int64 e) {
      bytes.asLongBuffer().put(e.values(), from, count);
    } else if (elements instanceof Elements.Bool e) {
      for (int i = 0; i < count; i++) {
        bytes.put((byte) (e.values()[from + i] ? 1 : 0));
      }
    }
  }
}
