package org.anlage.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Element types that are read, with their bytes on disk. In memory, the small ones become the next
 * larger one that {@link Elements} has.
 */
enum ElementType {
  FLOAT32("<f4", 4),
  FLOAT64("<f8", 8),
  INT32("<i4", 4),
  INT64("<i8", 8),
  BOOL("|b1", 1),
  FLOAT16("<f2", 2),
  INT8("|i1", 1),
  UINT8("|u1", 1),
  INT16("<i2", 2),
  UINT16("<u2", 2),
  UINT32("<u4", 4),
  UINT64("<u8", 8),
  OBJECT("|O", 0);

  final String descriptor;
  final int bytes;

  ElementType(String descriptor, int bytes) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** The type that a header's {@code descr} names, in whichever order of bytes. */
  static Optional<ElementType> of(String descriptor) {
    String type = descriptor.isEmpty() ? "" : descriptor.substring(1);
    return "<>|=".indexOf(descriptor.isEmpty() ? ' ' : descriptor.charAt(0)) < 0
        ? Optional.empty()
        : Arrays.stream(values()).filter(t -> t.descriptor.substring(1).equals(type)).findFirst();
  }

  /** The order of bytes that a {@code descr} names. */
  static ByteOrder order(String descriptor) {
    return descriptor.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
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
      case FLOAT16, FLOAT32 -> new Elements.Float32(new float[size]);
      case FLOAT64 -> new Elements.Float64(new double[size]);
      case INT8, UINT8, INT16, UINT16, INT32 -> new Elements.Int32(new int[size]);
      case UINT32, INT64, UINT64 -> new Elements.Int64(new long[size]);
      case BOOL -> new Elements.Bool(new boolean[size]);
      case OBJECT -> new Elements.Nested(List.of());
    };
  }

  /**
   * Moves elements from bytes, in the order of bytes that the buffer has.
   *
   * @throws ArithmeticException if a whole number is above 2^63
   */
  void decode(ByteBuffer bytes, Elements into, int from, int count) {
    if (into instanceof Elements.Float32 e && this == FLOAT32) {
      bytes.asFloatBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Float32 e) {
      for (int i = 0; i < count; i++) {
        e.values()[from + i] = half(bytes.getShort());
      }
    } else if (into instanceof Elements.Float64 e) {
      bytes.asDoubleBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Int32 e && this == INT32) {
      bytes.asIntBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Int32 e) {
      for (int i = 0; i < count; i++) {
        e.values()[from + i] = (int) whole(bytes);
      }
    } else if (into instanceof Elements.Int64 e && this == INT64) {
      bytes.asLongBuffer().get(e.values(), from, count);
    } else if (into instanceof Elements.Int64 e) {
      for (int i = 0; i < count; i++) {
        e.values()[from + i] = whole(bytes);
      }
    } else if (into instanceof Elements.Bool e) {
      for (int i = 0; i < count; i++) {
        e.values()[from + i] = bytes.get() != 0;
      }
    }
  }

  /** One number, as a double. */
  double number(ByteBuffer bytes) {
    return switch (this) {
      case FLOAT16 -> half(bytes.getShort());
      case FLOAT32 -> bytes.getFloat();
      case FLOAT64 -> bytes.getDouble();
      case OBJECT -> throw new IllegalStateException("objects are no numbers");
      default -> whole(bytes);
    };
  }

  private long whole(ByteBuffer bytes) {
    return switch (this) {
      case BOOL -> bytes.get() != 0 ? 1 : 0;
      case INT8 -> bytes.get();
      case UINT8 -> bytes.get() & 0xff;
      case INT16 -> bytes.getShort();
      case UINT16 -> bytes.getShort() & 0xffff;
      case INT32 -> bytes.getInt();
      case UINT32 -> bytes.getInt() & 0xffffffffL;
      case INT64 -> bytes.getLong();
      case UINT64 -> {
        long value = bytes.getLong();
        if (value < 0) {
          throw new ArithmeticException(Long.toUnsignedString(value));
        }
        yield value;
      }
      default -> throw new IllegalStateException(this + " is no whole number");
    };
  }

  /** IEEE 754 binary16. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 0x1f
                ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                : Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
    return bits < 0 ? -size : size;
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
