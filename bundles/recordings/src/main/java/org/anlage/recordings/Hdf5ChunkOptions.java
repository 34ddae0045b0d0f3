package org.anlage.recordings;

import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Whether a dataset leaves chunks at its edges unfiltered that lie partly outside of it ({@code
 * H5D_CHUNK_DONT_FILTER_PARTIAL_CHUNKS}), which jHDF 0.13 reads over.
 *
 * @see <a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 File
 *     Format Specification, version 3, IV.A</a>
 */
final class Hdf5ChunkOptions {
  private static final int LAYOUT = 8;
  private static final int CONTINUATION = 16;
  private static final int MOST_BLOCKS = 1000;

  private final HdfBackingStorage storage;
  private boolean tracked;
  private int blocks;

  private Hdf5ChunkOptions(HdfBackingStorage storage) {
    this.storage = storage;
  }

  /** Reads the flag in the dataset's object header; headers older than the flag do not have it. */
  static boolean partialUnfiltered(HdfBackingStorage storage, long address) {
    ByteBuffer start = storage.readBufferFromAddress(address, 7);
    if (!signature(start).equals("OHDR")) {
      return false;
    }
    start.get(); // version
    int flags = start.get();
    int fixed = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
    int width = 1 << (flags & 3);
    ByteBuffer size = storage.readBufferFromAddress(address + fixed, width);
    Hdf5ChunkOptions reading = new Hdf5ChunkOptions(storage);
    reading.tracked = (flags & 4) != 0;
    return reading.messages(address + fixed + width, number(size, width));
  }

  private boolean messages(long address, long bytes) {
    if (bytes < 0 || bytes > storage.size() || ++blocks > MOST_BLOCKS) {
      throw new HdfException("the object header declares more than the file holds");
    }
    ByteBuffer block = storage.readBufferFromAddress(address, Math.toIntExact(bytes));
    int before = tracked ? 6 : 4;
    while (block.remaining() > before) {
      int type = block.get() & 0xff;
      int length = block.getShort() & 0xffff;
      block.position(block.position() + before - 3);
      int next = block.position() + length;
      if (next > block.limit()) {
        throw new HdfException("a message of the object header is longer than the header");
      }
      if (type == LAYOUT) {
        int version = block.get();
        int kind = block.get();
        return version == 4 && kind == 2 && (block.get() & 1) != 0;
      }
      if (type == CONTINUATION) {
        long there = number(block, storage.getSizeOfOffsets());
        long inIt = number(block, storage.getSizeOfLengths());
        if (messages(there + 4, inIt - 8)) { // between its signature and its checksum
          return true;
        }
      }
      block.position(next);
    }
    return false;
  }

  private static String signature(ByteBuffer from) {
    byte[] name = new byte[4];
    from.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static long number(ByteBuffer from, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (from.get() & 0xffL) << (8 * i);
    }
    return value;
  }
}
