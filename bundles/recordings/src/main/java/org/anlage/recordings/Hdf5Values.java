package org.anlage.recordings;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.DatasetReader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.storage.HdfBackingStorage;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.anlage.recordings.Hdf5ChunkIndex.Stored;

/** Reads boxes of numbers out of a dataset of any layout; what was never written is its fill. */
final class Hdf5Values {
  private static final long UNQUESTIONED = 1L << 27;

  /** More than deflate can compress. */
  private static final long MOST_COMPRESSED = 1032;

  private final DatasetBase dataset;
  private final HdfBackingStorage storage;
  private final DataType type;

  Hdf5Values(Dataset dataset, HdfBackingStorage storage) {
    this.dataset = (DatasetBase) dataset;
    this.storage = storage;
    type = numbers(dataset.getDataType());
  }

  /** Whether a type is one of numbers or of truth values. */
  static boolean isNumber(DataType type) {
    return numbers(type) instanceof FixedPoint || numbers(type) instanceof FloatingPoint;
  }

  /** Truth values are stored as an enumeration of small integers. */
  private static DataType numbers(DataType type) {
    return type instanceof EnumDataType names
            && Set.of("FALSE", "TRUE").containsAll(names.getEnumMapping().values())
        ? names.getBaseType()
        : type;
  }

  /** Numbers of a box, in row-major order. */
  double[] read(long[] from, int[] shape) {
    int count = 1;
    for (int length : shape) {
      count = Math.multiplyExact(count, length);
    }
    requireRoom((long) count * type.getSize());
    byte[] bytes = new byte[Math.multiplyExact(count, type.getSize())];
    if (dataset instanceof ChunkedDataset chunked) {
      fill(bytes);
      readChunks(chunked, from, shape, bytes);
    } else if (dataset instanceof ContiguousDataset contiguous) {
      if (contiguous.getDataAddress() < 0) {
        fill(bytes);
      } else {
        copy(
            contiguousRows(contiguous.getDataAddress()),
            new long[from.length],
            dims(),
            from,
            shape,
            bytes);
      }
    } else {
      ByteBuffer all = dataset.getDataBuffer();
      copy(
          (at, to, start, length) -> all.get((int) at, to, start, length),
          new long[from.length],
          dims(),
          from,
          shape,
          bytes);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (type instanceof OrderedDataType ordered) {
      buffer.order(ordered.getByteOrder());
    }
    return doubles(DatasetReader.readDataset(type, buffer, count, storage), count);
  }

  /** What was never written is not stored, but nobody needs much of it. */
  private void requireRoom(long bytes) {
    if (bytes > UNQUESTIONED && bytes > MOST_COMPRESSED * storage.size()) {
      throw new HdfException(
          "the dataset declares "
              + bytes
              + " bytes, which a file of "
              + storage.size()
              + " cannot hold");
    }
  }

  private int[] dims() {
    return dataset.getDimensions();
  }

  private void fill(byte[] bytes) {
    if (!dataset.getHeader().hasMessageOfType(FillValueMessage.class)) {
      return;
    }
    FillValueMessage message = dataset.getHeader().getMessageOfType(FillValueMessage.class);
    if (!message.isFillValueDefined()) {
      return;
    }
    ByteBuffer value = message.getFillValue();
    byte[] one = new byte[value.remaining()];
    value.get(one);
    if (one.length != type.getSize()) {
      return; // the default, which is 0
    }
    for (int at = 0; at < bytes.length; at += one.length) {
      System.arraycopy(one, 0, bytes, at, one.length);
    }
  }

  private void readChunks(ChunkedDataset chunked, long[] from, int[] shape, byte[] into) {
    int[] chunk = chunked.getChunkDimensions();
    int chunkBytes = type.getSize();
    for (int length : chunk) {
      chunkBytes = Math.multiplyExact(chunkBytes, length);
    }
    boolean unfilteredEdges =
        Hdf5ChunkOptions.partialUnfiltered(storage, dataset.getHeader().getAddress());
    for (var entry : Hdf5ChunkIndex.of(dataset, chunk, storage).entrySet()) {
      long[] origin = entry.getKey().stream().mapToLong(Long::longValue).toArray();
      if (overlap(origin, chunk, from, shape)) {
        byte[] content = decoded(entry.getValue(), unfilteredEdges && isPartial(origin, chunk));
        if (content.length < chunkBytes) {
          throw new HdfException(
              "the chunk at "
                  + entry.getKey()
                  + " has "
                  + content.length
                  + " bytes instead of "
                  + chunkBytes);
        }
        copy(
            (at, to, start, length) -> System.arraycopy(content, (int) at, to, start, length),
            origin,
            chunk,
            from,
            shape,
            into);
      }
    }
  }

  private static boolean overlap(long[] origin, int[] chunk, long[] from, int[] shape) {
    for (int axis = 0; axis < chunk.length; axis++) {
      if (origin[axis] >= from[axis] + shape[axis] || origin[axis] + chunk[axis] <= from[axis]) {
        return false;
      }
    }
    return true;
  }

  private boolean isPartial(long[] origin, int[] chunk) {
    long[] shape = dataset.getDimensionsAsLong();
    for (int axis = 0; axis < chunk.length; axis++) {
      if (origin[axis] + chunk[axis] > shape[axis]) {
        return true;
      }
    }
    return false;
  }

  private byte[] decoded(Stored chunk, boolean plain) {
    if (chunk.bytes() < 0 || chunk.bytes() > storage.size()) {
      throw new HdfException("a chunk of " + chunk.bytes() + " bytes is larger than the file");
    }
    byte[] bytes = new byte[chunk.bytes()];
    storage.readBufferFromAddress(chunk.address(), bytes.length).get(bytes);
    if (plain || !dataset.getHeader().hasMessageOfType(FilterPipelineMessage.class)) {
      return bytes;
    }
    List<FilterInfo> all =
        dataset.getHeader().getMessageOfType(FilterPipelineMessage.class).getFilters();
    List<FilterInfo> applied = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!chunk.skipped().get(i)) {
        applied.add(all.get(i));
      }
    }
    return applied.isEmpty() ? bytes : FilterManager.getPipeline(applied).decode(bytes);
  }

  /** Copies bytes of a stored box. */
  private interface Bytes {
    void copy(long at, byte[] into, int to, int length);
  }

  private Bytes contiguousRows(long address) {
    return (at, into, to, length) ->
        storage.readBufferFromAddress(address + at, length).get(into, to, length);
  }

  /** Copies what a stored box has in common with the one that is wanted, run by run. */
  private void copy(
      Bytes source, long[] origin, int[] stored, long[] from, int[] shape, byte[] into) {
    int axes = shape.length;
    if (axes == 0) { // a single number
      source.copy(0, into, 0, type.getSize());
      return;
    }
    long[] low = new long[axes];
    long[] high = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      low[axis] = Math.max(origin[axis], from[axis]);
      high[axis] = Math.min(origin[axis] + stored[axis], from[axis] + shape[axis]);
      if (low[axis] >= high[axis]) {
        return;
      }
    }
    int width = type.getSize();
    int last = axes - 1;
    int run = Math.toIntExact(high[last] - low[last]) * width;
    long[] at = low.clone();
    while (true) {
      long place = 0;
      long target = 0;
      for (int axis = 0; axis < axes; axis++) {
        place = place * stored[axis] + at[axis] - origin[axis];
        target = target * shape[axis] + at[axis] - from[axis];
      }
      source.copy(place * width, into, Math.toIntExact(target * width), run);
      int axis = last - 1;
      while (axis >= 0 && ++at[axis] == high[axis]) {
        at[axis] = low[axis];
        axis--;
      }
      if (axis < 0) {
        return;
      }
    }
  }

  private static double[] doubles(Object array, int count) {
    if (array instanceof double[] doubles) {
      return doubles;
    }
    double[] values = new double[count];
    if (array instanceof Object[] objects) {
      Arrays.setAll(values, i -> ((Number) objects[i]).doubleValue());
    } else {
      Arrays.setAll(values, i -> Array.getDouble(array, i));
    }
    return values;
  }
}
