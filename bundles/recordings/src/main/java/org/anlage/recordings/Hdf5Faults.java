package org.anlage.recordings;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** Error messages for HDF5 files that cannot be read and for datasets that do not exist. */
final class Hdf5Faults {
  private static final int LISTED = 40;

  /** {@code \x89HDF\r\n\x1a\n}. */
  private static final long SIGNATURE = 0x894844460d0a1a0aL;

  private Hdf5Faults() {}

  /**
   * A file or dataset that jHDF does not read.
   *
   * @param opened whether the file is HDF5 as far as its root group
   */
  static ProblemException unreadable(
      Path file, String dataset, boolean opened, RuntimeException e) {
    return new ProblemException(
        ProblemException.Kind.DATA,
        incomplete(file)
            .orElseGet(
                () -> {
                  String cause = Hdf5Tree.cause(e);
                  return opened ? dataset(file, dataset, cause) : structure(file, cause);
                }),
        e);
  }

  private static Problem dataset(Path file, String dataset, String cause) {
    boolean isVirtual = cause.contains("Virtual storage");
    boolean isFiltered = cause.contains("required filter");
    return new Problem(
        isVirtual
            ? "the dataset is a virtual one, which only points to others"
            : "the dataset cannot be read",
        file + ", dataset '" + dataset + "'",
        cause,
        "a dataset in a form that jHDF reads",
        isVirtual
            ? "copy it: h5repack -l " + dataset + ":CONTI OLD.h5 NEW.h5"
            : isFiltered
                ? "rewrite it without filters: h5repack -f NONE OLD.h5 NEW.h5"
                : "rewrite the file in its oldest form: h5repack OLD.h5 NEW.h5;"
                    + " h5dump -H says whether it is whole");
  }

  private static Problem structure(Path file, String cause) {
    return new Problem(
        "the file is damaged: its first structures are not as HDF5 defines them",
        file.toString(),
        cause,
        "a whole HDF5 file",
        "copy or download it again; h5dump -H says whether it is whole");
  }

  /** What is wrong if the file is none of HDF5, or shorter than it states. */
  private static Optional<Problem> incomplete(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length();
      for (long at = 0; at + 8 <= length; at = at == 0 ? 512 : 2 * at) {
        in.seek(at);
        if (in.readLong() == SIGNATURE) {
          byte[] block = new byte[(int) Math.min(64, length - at - 8)];
          in.readFully(block);
          return end(block).filter(end -> end > length).map(end -> cut(file, length, end));
        }
      }
      return Optional.of(
          new Problem(
              "this is not an HDF5 file",
              file.toString(),
              length == 0 ? "an empty file" : length + " bytes without the signature of HDF5",
              "an HDF5 file",
              "if its name ends so by mistake, rename it; else copy or download it again"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The end of the file that the superblock states, in bytes.
   *
   * @param block what follows the signature
   */
  private static Optional<Long> end(byte[] block) {
    int version = block.length > 0 ? block[0] : -1;
    int size = version < 2 ? 5 : 1;
    int addresses = version == 0 ? 16 : version == 1 ? 20 : 4;
    // Base address, another one, end of the file.
    if (version < 0 || version > 3 || block.length < addresses + 24 || block[size] != 8) {
      return Optional.empty();
    }
    return Optional.of(
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).getLong(addresses + 16));
  }

  private static Problem cut(Path file, long length, long end) {
    return new Problem(
        "the file is cut off",
        file.toString(),
        length + " bytes",
        end + " bytes, as its first block states",
        "copy or download it again");
  }

  /**
   * A dataset that is not there, or not one of numbers.
   *
   * @param not why not; empty if it is not there
   */
  static ProblemException unknown(
      Path file, String dataset, String parameter, List<Hdf5Tree.Entry> entries, String not) {
    return ProblemException.data(
        new Problem(
            dataset.isEmpty() ? "no dataset was named" : "there is no such dataset of numbers",
            file + ", \"" + parameter + "\"",
            "'" + dataset + "'" + (not.isEmpty() ? "" : ", " + not),
            known(entries),
            "name one of them"));
  }

  /** A file that has event times under none of the usual names. */
  static ProblemException noEvents(Path file, List<Hdf5Tree.Entry> entries) {
    return ProblemException.data(
        new Problem(
            "nothing says where event times or traces are",
            file.toString(),
            "neither units/spike_times nor spikes",
            known(entries),
            "event times: --source hdf5-events --param times=NAME --param counts=NAME; traces:"
                + " --source hdf5-traces --param dataset=NAME"));
  }

  private static String known(List<Hdf5Tree.Entry> entries) {
    List<Hdf5Tree.Entry> known = entries.stream().filter(Hdf5Tree.Entry::numbers).toList();
    String list =
        known.stream()
            .limit(LISTED)
            .map(one -> one.path() + " " + one.text())
            .collect(Collectors.joining(", "));
    String rest = known.size() > LISTED ? ", ... (" + known.size() + " in all)" : "";
    String others =
        entries.stream()
            .filter(one -> !one.numbers())
            .limit(LISTED)
            .map(one -> one.path() + " (" + one.text() + ")")
            .collect(Collectors.joining(", "));
    return (known.isEmpty() ? "a file with datasets of numbers" : "one of " + list + rest)
        + (others.isEmpty() ? "" : "; not " + others);
  }
}
