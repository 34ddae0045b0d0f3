package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A run store as an option or as the only argument. */
final class StoreArgument {
  @Mixin private StorePlace place = new StorePlace();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STORE",
      description = "Run store, as --store.")
  private Optional<Path> argument = Optional.empty();

  /** The store. */
  Path path() {
    return place.path(argument);
  }
}
