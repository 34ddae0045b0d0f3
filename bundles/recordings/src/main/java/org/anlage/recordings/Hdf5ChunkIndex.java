package org.anlage.recordings;

import io.jhdf.api.Dataset;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.BTreeDatasetChunkRecord;
import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the chunks of a dataset are in the file. B-trees are jHDF's work; fixed and extensible
 * arrays are read here, because jHDF 0.13 numbers their chunks by the present shape with the axes
 * in order, whereas HDF5 numbers them by the greatest shape with the growing axis first, and
 * because it takes a chunk that was never written for the end of the index.
 *
 * @see <a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 File
 *     Format Specification, version 3, VII</a>
 */
final class Hdf5ChunkIndex {
  private static final long NOWHERE = -1;

  /**
   * A chunk in the file.
   *
   * @param address where it starts
   * @param bytes as stored
   * @param skipped filters that were not applied to it
   */
  record Stored(long address, int bytes, BitSet skipped) {}

  private final HdfBackingStorage storage;
  private final long[] most;
  private final int[] chunk;
  private final int chunkBytes;
  private final Map<List<Long>, Stored> chunks = new HashMap<>();

  private Hdf5ChunkIndex(
      HdfBackingStorage storage, Dataset dataset, int[] chunk, int elementBytes) {
    this.storage = storage;
    this.chunk = chunk;
    most = dataset.getMaxSize();
    int bytes = elementBytes;
    for (int length : chunk) {
      bytes = Math.multiplyExact(bytes, length);
    }
    chunkBytes = bytes;
  }

  /** Chunks that were written, by the index of their first element along each axis. */
  static Map<List<Long>, Stored> of(DatasetBase dataset, int[] chunk, HdfBackingStorage storage) {
    Hdf5ChunkIndex index =
        new Hdf5ChunkIndex(storage, dataset, chunk, dataset.getDataType().getSize());
    DataLayoutMessage layout = dataset.getHeader().getMessageOfType(DataLayoutMessage.class);
    if (layout instanceof ChunkedDataLayoutMessageV4 v4) {
      index.readV4(v4, dataset);
    } else if (layout instanceof ChunkedDataLayoutMessage v3) {
      if (v3.getBTreeAddress() != NOWHERE) {
        BTreeV1.createDataBTree(storage, v3.getBTreeAddress(), chunk.length)
            .getChunks()
            .forEach(index::put);
      }
    } else {
      throw new HdfException("the layout " + dataset.getDataLayout() + " has no chunks");
    }
    return index.chunks;
  }

  private void readV4(ChunkedDataLayoutMessageV4 layout, Dataset dataset) {
    long address = layout.getAddress();
    if (address == NOWHERE) {
      return;
    }
    switch (layout.getIndexingType()) {
      case ChunkedDataLayoutMessageV4.SINGLE_CHUNK_INDEX -> {
        boolean filtered = layout.isFilteredSingleChunk();
        put(
            new long[chunk.length],
            new Stored(
                address,
                filtered ? layout.getSizeOfFilteredSingleChunk() : chunkBytes,
                filtered ? layout.getFilterMaskFilteredSingleChunk() : new BitSet()));
      }
      case ChunkedDataLayoutMessageV4.IMPLICIT_INDEX -> {
        long count = count();
        for (long i = 0; i < count; i++) {
          put(
              origin(i, -1),
              new Stored(
                  Math.addExact(address, Math.multiplyExact(i, chunkBytes)),
                  chunkBytes,
                  new BitSet()));
        }
      }
      case ChunkedDataLayoutMessageV4.FIXED_ARRAY_INDEX -> fixedArray(address);
      case ChunkedDataLayoutMessageV4.EXTENSIBLE_ARRAY_INDEX -> extensibleArray(address);
      case ChunkedDataLayoutMessageV4.B_TREE_V2_INDEX ->
          new BTreeV2<BTreeDatasetChunkRecord>(
                  storage,
                  address,
                  new DatasetInfo(chunkBytes, dataset.getDimensionsAsLong(), chunk))
              .getRecords()
              .forEach(record -> put(record.getChunk()));
      default ->
          throw new HdfException("the chunk index of type " + layout.getIndexingType() + " is new");
    }
  }

  private void put(Chunk found) {
    BitSet skipped = found.getFilterMask();
    put(
        found.getChunkOffset(),
        new Stored(found.getAddress(), found.getSize(), skipped == null ? new BitSet() : skipped));
  }

  private void put(long[] origin, Stored stored) {
    chunks.put(Arrays.stream(origin).boxed().toList(), stored);
  }

  private long along(int axis) {
    return (most[axis] + chunk[axis] - 1) / chunk[axis];
  }

  private long count() {
    long count = 1;
    for (int axis = 0; axis < chunk.length; axis++) {
      count = Math.multiplyExact(count, along(axis));
    }
    return count;
  }

  /** The first element of a chunk; {@code growing} is the axis that comes first, or -1. */
  private long[] origin(long index, int growing) {
    long[] origin = new long[chunk.length];
    for (int axis = chunk.length - 1; axis >= 0; axis--) {
      if (axis != growing) {
        origin[axis] = index % along(axis) * chunk[axis];
        index /= along(axis);
      }
    }
    if (growing >= 0) {
      origin[growing] = Math.multiplyExact(index, chunk[growing]);
    }
    return origin;
  }

  private void fixedArray(long address) {
    int offsets = storage.getSizeOfOffsets();
    int lengths = storage.getSizeOfLengths();
    ByteBuffer header = block(address, 8 + lengths + offsets + 4, "FAHD");
    boolean filtered = isFiltered(header.get());
    int entry = unsigned(header.get());
    int pageBits = unsigned(header.get());
    long entries = number(header, lengths);
    long at = number(header, offsets);
    if (at == NOWHERE) {
      return;
    }
    requireRoom(entries * entry);
    long page = 1L << pageBits;
    int before = 6 + offsets;
    if (entries <= page) {
      ByteBuffer data = block(at, Math.toIntExact(before + entries * entry + 4), "FADB");
      data.position(before);
      elements(data, 0, entries, filtered, entry, -1);
      return;
    }
    int pages = Math.toIntExact((entries + page - 1) / page);
    int bitmap = (pages + 7) / 8;
    ByteBuffer data = block(at, before + bitmap + 4, "FADB");
    for (int i = 0; i < pages; i++) {
      long first = i * page;
      long inPage = Math.min(page, entries - first);
      if (isSet(data, before, i)) {
        long start = at + before + bitmap + 4 + i * (page * entry + 4);
        elements(page(start, inPage * entry), first, inPage, filtered, entry, -1);
      }
    }
  }

  private void extensibleArray(long address) {
    int offsets = storage.getSizeOfOffsets();
    int lengths = storage.getSizeOfLengths();
    ByteBuffer header = block(address, 12 + 6 * lengths + offsets + 4, "EAHD");
    Extensible array = new Extensible(header, offsets, lengths, growing());
    if (array.index == NOWHERE) {
      return;
    }
    int before = 6 + offsets;
    int direct = 2 * (array.leastPointers - 1);
    int inIndex = 2 * log2(array.leastPointers);
    int supers = 1 + array.bits - log2(array.leastElements) - inIndex;
    ByteBuffer block =
        block(
            array.index,
            before + array.inIndex * array.entry + (direct + supers) * offsets + 4,
            "EAIB");
    block.position(before);
    elements(
        block,
        0,
        Math.min(array.inIndex, array.elements),
        array.filtered,
        array.entry,
        array.growing);
    block.position(before + array.inIndex * array.entry);
    long first = array.inIndex;
    for (int level = 0; level < inIndex + supers; level++) {
      int blocks = 1 << (level / 2);
      long each = (long) array.leastElements << ((level + 1) / 2);
      if (first >= array.elements) {
        return;
      }
      if (level < inIndex) {
        for (int i = 0; i < blocks; i++) {
          dataBlock(array, number(block, offsets), first + i * each, each, new BitSet());
        }
      } else {
        superBlock(array, number(block, offsets), first, blocks, each);
      }
      first += blocks * each;
    }
  }

  private void superBlock(Extensible array, long at, long first, int blocks, long each) {
    if (at == NOWHERE) {
      return;
    }
    int offsets = storage.getSizeOfOffsets();
    int before = 6 + offsets + (array.bits + 7) / 8;
    boolean paged = each > array.page();
    int pages = paged ? Math.toIntExact(each / array.page()) : 0;
    int bitmap = blocks * ((pages + 7) / 8);
    ByteBuffer block = block(at, before + bitmap + blocks * offsets + 4, "EASB");
    block.position(before + bitmap);
    for (int i = 0; i < blocks; i++) {
      BitSet written = new BitSet();
      for (int k = 0; k < pages; k++) {
        written.set(k, isSet(block, before, i * pages + k));
      }
      dataBlock(array, number(block, offsets), first + i * each, each, written);
    }
  }

  private void dataBlock(Extensible array, long at, long first, long each, BitSet written) {
    if (at == NOWHERE) {
      return;
    }
    int before = 6 + storage.getSizeOfOffsets() + (array.bits + 7) / 8;
    if (each <= array.page()) {
      requireRoom(each * array.entry);
      ByteBuffer data = block(at, Math.toIntExact(before + each * array.entry + 4), "EADB");
      data.position(before);
      elements(data, first, each, array.filtered, array.entry, array.growing);
      return;
    }
    block(at, before + 4, "EADB");
    long pageBytes = array.page() * array.entry;
    requireRoom(pageBytes);
    for (int i = written.nextSetBit(0); i >= 0; i = written.nextSetBit(i + 1)) {
      elements(
          page(at + before + 4 + i * (pageBytes + 4), pageBytes),
          first + i * array.page(),
          array.page(),
          array.filtered,
          array.entry,
          array.growing);
    }
  }

  /** What the header of an extensible array says. */
  private static final class Extensible {
    final boolean filtered;
    final int entry;
    final int bits;
    final int inIndex;
    final int leastElements;
    final int leastPointers;
    final int pageBits;
    final long elements;
    final long index;
    final int growing;

    Extensible(ByteBuffer header, int offsets, int lengths, int growing) {
      filtered = isFiltered(header.get());
      entry = unsigned(header.get());
      bits = unsigned(header.get());
      inIndex = unsigned(header.get());
      leastElements = unsigned(header.get());
      leastPointers = unsigned(header.get());
      pageBits = unsigned(header.get());
      header.position(header.position() + 4 * lengths);
      elements = number(header, lengths); // the greatest index that was written, and one
      header.position(header.position() + lengths);
      index = number(header, offsets);
      this.growing = growing;
      if (bits > 63 || pageBits > 30 || leastElements < 1 || leastPointers < 2) {
        throw new HdfException("the extensible array's header makes no sense");
      }
    }

    long page() {
      return 1L << pageBits;
    }
  }

  private int growing() {
    for (int axis = 0; axis < most.length; axis++) {
      if (most[axis] < 0) {
        return axis;
      }
    }
    throw new HdfException("an extensible array of a dataset that cannot grow");
  }

  private void elements(
      ByteBuffer block, long first, long count, boolean filtered, int entry, int growing) {
    int offsets = storage.getSizeOfOffsets();
    for (long i = first; i < first + count; i++) {
      int next = block.position() + entry;
      long address = number(block, offsets);
      if (address != NOWHERE) {
        int bytes = filtered ? Math.toIntExact(number(block, entry - offsets - 4)) : chunkBytes;
        BitSet skipped = filtered ? BitSet.valueOf(new long[] {number(block, 4)}) : new BitSet();
        put(origin(i, growing), new Stored(address, bytes, skipped));
      }
      block.position(next);
    }
  }

  /** A block that starts with a signature and version 0 and ends with a checksum. */
  private ByteBuffer block(long address, int bytes, String signature) {
    ByteBuffer block = storage.readBufferFromAddress(address, bytes);
    byte[] name = new byte[4];
    block.get(name);
    String found = new String(name, StandardCharsets.US_ASCII);
    int version = block.get();
    if (!found.equals(signature) || version != 0) {
      throw new HdfException(
          "the chunk index is damaged: no " + signature + " of version 0 at address " + address);
    }
    requireChecksum(block, bytes, address);
    if (!signature.endsWith("HD")) {
      block.get(); // the kind of elements, known from the header
    }
    return block;
  }

  private ByteBuffer page(long address, long bytes) {
    requireRoom(bytes);
    ByteBuffer page = storage.readBufferFromAddress(address, Math.toIntExact(bytes + 4));
    requireChecksum(page, (int) bytes + 4, address);
    return page;
  }

  private static void requireChecksum(ByteBuffer block, int bytes, long address) {
    byte[] content = new byte[bytes - 4];
    block.get(0, content);
    if (ChecksumUtils.checksum(content) != block.getInt(bytes - 4)) {
      throw new HdfException("the checksum of the chunk index at address " + address + " is wrong");
    }
  }

  private void requireRoom(long bytes) {
    if (bytes < 0 || bytes > storage.size()) {
      throw new HdfException("the chunk index declares more than the file holds");
    }
  }

  private static boolean isFiltered(byte client) {
    if (client != 0 && client != 1) {
      throw new HdfException("a chunk index of client " + client);
    }
    return client == 1;
  }

  private static boolean isSet(ByteBuffer block, int from, int bit) {
    return (block.get(from + bit / 8) & 0x80 >> bit % 8) != 0;
  }

  private static int unsigned(byte value) {
    return value & 0xff;
  }

  private static int log2(int value) {
    return 31 - Integer.numberOfLeadingZeros(value);
  }

  private static long number(ByteBuffer from, int bytes) {
    long value = 0;
    boolean nowhere = true;
    for (int i = 0; i < bytes; i++) {
      long next = from.get() & 0xff;
      nowhere &= next == 0xff;
      value |= next << (8 * i);
    }
    return nowhere ? NOWHERE : value;
  }
}
