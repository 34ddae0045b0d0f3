package org.anlage.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

  private static Coordinates of(String text) {
    return Coordinates.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "g:a:1.0, pkg:maven/g/a@1.0, g/a/1.0/a-1.0.jar",
    "org.x:a-b:zip:1.0, pkg:maven/org.x/a-b@1.0?type=zip, org/x/a-b/1.0/a-b-1.0.zip",
    "g:a:jar:natives:1.0, pkg:maven/g/a@1.0?classifier=natives, g/a/1.0/a-1.0-natives.jar"
  })
  void theyAreWrittenInThreeWays(String text, String url, String path) {
    Coordinates id = of(text);
    assertEquals(text, id.toString());
    assertEquals(url, id.packageUrl());
    assertEquals(path, id.repositoryPath());
    assertEquals(Optional.of(id), Coordinates.ofPackageUrl(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "g:a", "g::1", "g:a:1:2:3:4", "g:a b:1", "g:*:1", "g/a/1"})
  void whatIsNoneIsRefused(String text) {
    assertEquals(Optional.empty(), Coordinates.parse(text));
  }

  @Test
  void aStarStandsForAnyVersionAndNothingElse() {
    assertTrue(of("g:a:2").fits(of("g:a:*")));
    assertTrue(of("g:a:2").fits(of("g:a:2")));
    assertFalse(of("g:a:2").fits(of("g:a:1")));
    assertFalse(of("g:a:2").fits(of("g:b:*")));
    assertFalse(of("g:a:jar:x:2").fits(of("g:a:*")));
  }
}
