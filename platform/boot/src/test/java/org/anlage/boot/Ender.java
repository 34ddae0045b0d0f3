package org.anlage.boot;

import java.util.function.IntConsumer;

/** Tries to end the process in every way that the guard knows. */
public final class Ender implements IntConsumer {

  @Override
  public void accept(int way) {
    switch (way) {
      case 0 -> System.exit(way);
      case 1 -> Runtime.getRuntime().exit(way);
      case 2 -> Runtime.getRuntime().halt(way);
      case 3 -> ((IntConsumer) System::exit).accept(way);
      case 4 -> ((IntConsumer) Runtime.getRuntime()::exit).accept(way);
      case 5 -> ((IntConsumer) Runtime.getRuntime()::halt).accept(way);
      case 6 -> InInterface.end();
      default -> System.setProperty("anlage.test.ender", "exit");
    }
  }

  /** Calls from an interface, whose methods are called in another way. */
  interface InInterface {
    /** Ends. */
    static void end() {
      System.exit(6);
    }
  }
}
