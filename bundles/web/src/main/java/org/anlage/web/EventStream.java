package org.anlage.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The latest overview of the store, sent to every open page whenever it changes. */
final class EventStream {
  private static final long QUIET_MILLIS = 15_000;
  private static final int MOST_LISTENERS = 32;

  private String latest = "";
  private long version;
  private int listeners;
  private boolean closed;

  /** Sends something to everybody, if it is new. */
  synchronized void publish(String event) {
    if (!event.equals(latest)) {
      latest = event;
      version++;
      notifyAll();
    }
  }

  /** What was published last. */
  synchronized String latest() {
    return latest;
  }

  /** Whether anybody listens. */
  synchronized boolean isHeard() {
    return listeners > 0;
  }

  /** Whether one more page can listen. */
  synchronized boolean hasRoom() {
    return listeners < MOST_LISTENERS;
  }

  /** Ends all streams. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Sends events until the other side goes away. */
  void serve(HttpExchange exchange) {
    count(1);
    try (OutputStream out = exchange.getResponseBody()) {
      long sent = 0;
      while (true) {
        String text;
        synchronized (this) {
          if (!closed && sent == version) {
            wait(QUIET_MILLIS);
          }
          if (closed) {
            return;
          }
          text = sent == version ? ": still here\n\n" : "data: " + latest + "\n\n";
          sent = version;
        }
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException gone) {
      // the page was closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      count(-1);
    }
  }

  private synchronized void count(int change) {
    listeners += change;
  }
}
