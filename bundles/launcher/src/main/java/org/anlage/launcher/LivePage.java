package org.anlage.launcher;

import java.net.URI;
import java.util.function.Consumer;

/** A local page in a browser that shows a store as runs are computed. */
public interface LivePage {
  /**
   * Opens the page.
   *
   * @param options what it shows, and where
   * @param notes hears of what goes wrong later
   * @return the page, until it is closed
   * @throws org.anlage.api.component.ProblemException of kind STORE if there is no store, of kind
   *     CONFIGURATION if the address cannot be used
   */
  Open open(PageOptions options, Consumer<String> notes);

  /** A page that is open. */
  interface Open extends AutoCloseable {
    /** Its address, with the token that lets a browser in. */
    URI address();

    /** Stops what it computes and closes it; what is stored is kept. */
    @Override
    void close();
  }
}
