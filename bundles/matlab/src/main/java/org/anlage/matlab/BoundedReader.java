package org.anlage.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Source;

/** A reader of {@link PlainForm} that allocates nothing that the file cannot hold. */
final class BoundedReader extends Mat5Reader {
  private final long most;

  BoundedReader(Source source, long bytes) {
    super(source);
    most = bytes;
    setBufferAllocator(new Limit(bytes));
    disableSubsystemProcessing();
  }

  @Override
  protected Array readCell(EntryHeader header) throws IOException {
    require(header.getDimensions());
    return super.readCell(header);
  }

  @Override
  protected Array[][] readValues(EntryHeader header, int width, String[] names) throws IOException {
    require(header.getDimensions());
    return super.readValues(header, width, names);
  }

  private void require(int[] dimensions) throws IOException {
    long elements = 1;
    for (int length : dimensions) {
      if (length < 0) {
        throw new IOException("an axis of length " + length);
      }
      elements = Math.multiplyExact(elements, length);
    }
    if (elements > most / Long.BYTES) { // each has a tag of as many bytes
      throw new IOException("an array of " + elements + " elements, more than the file holds");
    }
  }

  /**
   * Allocates on the heap, up to a limit.
   *
   * @param bytes the limit
   */
  private record Limit(long bytes) implements BufferAllocator {
    @Override
    public ByteBuffer allocate(int size) {
      if (size < 0 || size > bytes) {
        throw new IllegalArgumentException(size + " bytes declared, more than the file holds");
      }
      return ByteBuffer.allocate(size);
    }

    @Override
    public void release(ByteBuffer buffer) {
      // The heap is collected.
    }
  }
}
