package org.anlage.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A stream that is closed when nothing comes for a while, so that its reader does not wait on. */
final class Stall extends FilterInputStream {
  private final ScheduledExecutorService clock;
  private final long limit;
  private volatile long last = System.nanoTime();
  private volatile boolean silent;

  private Stall(InputStream in, Duration limit) {
    super(in);
    this.limit = limit.toNanos();
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "silence of a connection");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.max(1, limit.toMillis() / 4);
    var unused = clock.scheduleAtFixedRate(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  static InputStream watch(InputStream in, Duration limit) {
    return new Stall(in, limit);
  }

  private void look() {
    if (System.nanoTime() - last > limit) {
      silent = true;
      try {
        in.close();
      } catch (IOException alreadyGone) {
        // The reader notices.
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read;
    try {
      read = in.read(buffer, from, length);
    } catch (IOException e) {
      throw silent ? new IOException("nothing came for a while", e) : e;
    }
    if (silent) {
      throw new IOException("nothing came for a while");
    }
    last = System.nanoTime();
    return read;
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    super.close();
  }
}
