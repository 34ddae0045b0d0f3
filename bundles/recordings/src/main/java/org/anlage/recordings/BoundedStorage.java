package org.anlage.recordings;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of an HDF5 file as jHDF reads them. A damaged file can state any length; one that is
 * longer than the file is refused before memory is taken for it.
 *
 * @param file as jHDF opened it
 */
record BoundedStorage(HdfBackingStorage file) implements HdfBackingStorage {
  @Override
  public ByteBuffer readBufferFromAddress(long address, int length) {
    return file.readBufferFromAddress(address, (int) bounded(length));
  }

  @Override
  public ByteBuffer map(long address, long length) {
    return file.map(address, bounded(length));
  }

  @Override
  public ByteBuffer mapNoOffset(long address, long length) {
    return file.mapNoOffset(address, bounded(length));
  }

  private long bounded(long length) {
    if (length < 0 || length > file.size()) {
      throw new HdfException(
          "a part of " + length + " bytes is stated, in a file of " + file.size());
    }
    return length;
  }

  @Override
  public long getUserBlockSize() {
    return file.getUserBlockSize();
  }

  @Override
  public Superblock getSuperblock() {
    return file.getSuperblock();
  }

  @Override
  public FileChannel getFileChannel() {
    return file.getFileChannel();
  }

  @Override
  public int getSizeOfOffsets() {
    return file.getSizeOfOffsets();
  }

  @Override
  public int getSizeOfLengths() {
    return file.getSizeOfLengths();
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public boolean inMemory() {
    return file.inMemory();
  }
}
