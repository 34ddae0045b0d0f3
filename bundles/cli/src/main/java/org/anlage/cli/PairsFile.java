package org.anlage.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlage.neural.activity.PairStatistic;
import org.anlage.npy.NpyMatrixFile;

/**
 * Writes a statistic of all pairs square by square, on several threads, with progress.
 *
 * @param pairs the statistic
 * @param progress where to say how far it is
 */
record PairsFile(PairStatistic pairs, PrintWriter progress) {
  private static final int SIDE = 256;
  private static final long SAY_EVERY = 2_000_000_000L;

  void write(Path file, int threads) throws IOException {
    int n = pairs.neurons();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try (NpyMatrixFile out = new NpyMatrixFile(file, n, n)) {
      List<Future<?>> squares = new ArrayList<>();
      AtomicInteger done = new AtomicInteger();
      for (int rows = 0; rows < n; rows += SIDE) {
        for (int columns = rows; columns < n; columns += SIDE) {
          int from = rows;
          int first = columns;
          squares.add(
              workers.submit(
                  () -> {
                    square(out, from, first);
                    done.incrementAndGet();
                  }));
        }
      }
      await(squares, done);
      out.finish();
    } finally {
      workers.shutdownNow();
    }
  }

  private void square(NpyMatrixFile out, int from, int first) {
    int to = Math.min(pairs.neurons(), from + SIDE);
    int last = Math.min(pairs.neurons(), first + SIDE);
    int height = to - from;
    int width = last - first;
    double[] values = new double[height * width];
    pairs.square(from, to, first, last, values);
    double[] mirrored = new double[height];
    try {
      for (int i = 0; i < height; i++) {
        out.write(from + i, first, values, i * width, width);
      }
      for (int j = 0; j < width && from != first; j++) {
        for (int i = 0; i < height; i++) {
          mirrored[i] = values[i * width + j];
        }
        out.write(first + j, from, mirrored, 0, height);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(List<Future<?>> squares, AtomicInteger done) throws IOException {
    long start = System.nanoTime();
    long said = start;
    try {
      for (Future<?> square : squares) {
        square.get();
        long now = System.nanoTime();
        if (now - said > SAY_EVERY) {
          said = now;
          double share = (double) done.get() / squares.size();
          progress.println(
              Math.round(100 * share)
                  + " %, "
                  + TimeRemaining.time((now - start) * 1e-9 * (1 - share) / share)
                  + " left");
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      if (e.getCause() instanceof OutOfMemoryError error) {
        throw error; // said by the command line, with advice
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
