package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.distribution.Branding;
import org.junit.jupiter.api.Test;

class BannerTest {

  private record Lab(String banner, Optional<String> accent) implements Branding {
    @Override
    public String name() {
      return "Lab";
    }

    @Override
    public String reportTitle() {
      return "Lab";
    }

    @Override
    public Optional<String> darkAccent() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> experiment() {
      return Optional.empty();
    }
  }

  @Test
  void itIsColouredWhereColoursCanBeSeen() {
    String end = System.lineSeparator();
    Lab lab = new Lab("A lab", Optional.of("#7a1f5c"));
    assertEquals("A lab" + end, Banner.of(lab, false));
    assertEquals("\u001b[38;2;122;31;92mA lab\u001b[0m" + end, Banner.of(lab, true));
    assertEquals("A lab" + end, Banner.of(new Lab("A lab", Optional.empty()), true));
    assertEquals("", Banner.of(new Lab("", Optional.of("#000000")), true));
  }
}
