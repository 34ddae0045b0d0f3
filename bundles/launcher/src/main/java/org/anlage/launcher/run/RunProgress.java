package org.anlage.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How far a run has come, in a text file of its store while it is computed, for other processes to
 * show: {@code progress/<run id>}. The first line has process, host and cores, every other one
 * update, updates, loss and seconds since the start. Lines become rarer the longer a run takes, so
 * that a file of a day has about 2,000. It is no result: where it cannot be written, nothing is.
 */
public final class RunProgress implements AutoCloseable {
  private static final String FOLDER = "progress";
  private static final long LEAST_NANOS = 500_000_000;
  private static final int LINES = 200;
  private static final int MOST_BYTES = 1 << 20;

  private final Path file;
  private final LongSupplier nanoTime;
  private final long start;
  private long next;
  private boolean broken;

  /** Progress of a run that begins. */
  public RunProgress(Path store, String run) {
    this(store, run, System::nanoTime);
  }

  /** With a time of one's own, in nanoseconds. */
  RunProgress(Path store, String run, LongSupplier nanoTime) {
    file = store.resolve(FOLDER).resolve(run);
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    next = start;
    try {
      Files.createDirectories(store.resolve(FOLDER));
    } catch (IOException e) {
      broken = true;
    }
    write(
        ProcessHandle.current().pid()
            + " "
            + host()
            + " "
            + Runtime.getRuntime().availableProcessors()
            + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /**
   * A run under way.
   *
   * @param run its id
   * @param process number of its process
   * @param host where that is
   * @param cores cores there
   * @param modified when it was last heard of, ms since 1970
   * @param points what was heard, in order
   */
  public record State(
      String run, long process, String host, int cores, long modified, List<Point> points) {
    /** Copies the list. */
    public State {
      points = List.copyOf(points);
    }
  }

  /**
   * Progress at a time.
   *
   * @param update updates made
   * @param updates updates to make
   * @param loss loss of the last
   * @param seconds time since the run began, s
   */
  public record Point(int update, int updates, double loss, double seconds) {}

  /** An update was made; may be called after each. */
  public void updated(int update, int updates, double loss) {
    long now = nanoTime.getAsLong();
    if (now < next) {
      return;
    }
    next = now + Math.max(LEAST_NANOS, (now - start) / LINES);
    write(
        String.format(Locale.ROOT, "%d %d %s %.1f\n", update, updates, loss, (now - start) * 1e-9),
        StandardOpenOption.APPEND);
  }

  /** The run is stored, or nobody computes it any more. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      broken = true;
    }
  }

  private void write(String text, StandardOpenOption... how) {
    if (broken) {
      return;
    }
    try {
      Files.writeString(file, text, how);
    } catch (IOException e) {
      broken = true;
    }
  }

  /** The runs of a store that are being computed, or were when their process ended, by id. */
  public static List<State> all(Path store) {
    Path folder = store.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(RunProgress::read).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Progress of one run; empty if nobody computes it. */
  public static Optional<State> of(Path store, String run) {
    return read(store.resolve(FOLDER).resolve(run));
  }

  private static Optional<State> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      String text = Files.readString(file);
      // A line that is being written has no end yet.
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      String[] head = lines.get(0).split(" ", -1);
      List<Point> points = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] words = line.split(" ", -1);
        points.add(
            new Point(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3])));
      }
      return Optional.of(
          new State(
              String.valueOf(file.getFileName()),
              Long.parseLong(head[0]),
              head[1],
              Integer.parseInt(head[2]),
              Files.getLastModifiedTime(file).toMillis(),
              points));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // gone meanwhile, or no such file
    }
  }

  /** Name of this machine, without asking the network. */
  private static String host() {
    try {
      Path name = Path.of("/proc/sys/kernel/hostname");
      String read = Files.isReadable(name) ? Files.readString(name) : "";
      String given = System.getenv().getOrDefault("COMPUTERNAME", read).strip();
      return given.isEmpty() ? "localhost" : given.replaceAll("\\s", "-");
    } catch (IOException e) {
      return "localhost";
    }
  }
}
