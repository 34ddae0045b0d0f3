package org.anlage.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.anlage.api.export.ExportedArray;

/** Numbers of arrays as bytes, the lowest first. */
public final class LittleEndian {
  private LittleEndian() {}

  /** The bytes of all numbers, in their order. */
  public static byte[] of(ExportedArray.Values values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.size(), width(values)))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (values instanceof ExportedArray.Floats floats) {
      bytes.asFloatBuffer().put(floats.values());
    } else if (values instanceof ExportedArray.Longs longs) {
      bytes.asLongBuffer().put(longs.values());
    } else {
      bytes.asDoubleBuffer().put(((ExportedArray.Doubles) values).values());
    }
    return bytes.array();
  }

  /** Bytes of one number. */
  static int width(ExportedArray.Values values) {
    return values instanceof ExportedArray.Floats ? Float.BYTES : Double.BYTES;
  }
}
