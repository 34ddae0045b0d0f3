package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static Optional<Class<?>> named(String... arguments) {
    return Commands.named(List.of(arguments).iterator());
  }

  @Test
  void theCommandIsTheFirstArgumentThatIsNoOption() {
    assertEquals(Optional.of(ListCommand.class), named("list"));
    assertEquals(Optional.of(ListCommand.class), named("list", "run"));
    assertEquals(Optional.of(RunCommand.class), named("--plugins=list", "run", "x.json"));
    assertEquals(Optional.of(RunCommand.class), named("--plugins", "list", "run"));
    assertEquals(Optional.of(RunCommand.class), named("--call-limit", "ask=3", "run", "list"));
  }

  @Test
  void otherwiseThereIsNone() {
    assertEquals(Optional.empty(), named());
    assertEquals(Optional.empty(), named("--help"));
    assertEquals(Optional.empty(), named("lisst", "run"));
    assertEquals(Optional.empty(), named("--plugins"));
  }
}
