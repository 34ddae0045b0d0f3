package org.anlage.microns.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.testkit.Contracts;
import org.anlage.testkit.Damage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One circle of three neurons, AVAL to AVAR 3, AVAR to RIML 1, RIML to AVAL 2 synapses, as NetworkX
 * 3.6 wrote it with {@code write_graphml}, {@code to_pandas_adjacency} and {@code
 * to_pandas_edgelist}.
 */
class ConnectomeTest {
  @TempDir private Path folder;

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ConnectomeTest.class.getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  private static Cortex load(Path file) {
    return new Connectome()
        .load(new Connectome.Parameters(Optional.empty(), "", "auto"), Optional.of(file));
  }

  private Cortex load(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return load(file);
  }

  private String fault(String name, String text) {
    return String.valueOf(
        assertThrows(ProblemException.class, () -> load(name, text)).getMessage());
  }

  private static void assertCircle(Cortex cortex) {
    assertEquals(List.of("AVAL", "AVAR", "RIML"), cortex.neurons().labels().get("name"));
    Synapses synapses = cortex.synapses().orElseThrow();
    assertArrayEquals(new int[] {0, 1, 2}, synapses.pre());
    assertArrayEquals(new int[] {1, 2, 0}, synapses.post());
    assertArrayEquals(new int[] {3, 1, 2}, synapses.count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"directed.graphml", "adjacency.csv", "edgelist.csv"})
  void whatNetworkxWritesIsRead(String name) throws IOException {
    Path file = copy(name);
    assertTrue(new Connectome().recognises(file));
    Cortex cortex = load(file);
    assertCircle(cortex);
    assertEquals(name + ", 3 neurons", cortex.provenance().title());
    assertEquals("", cortex.provenance().citation());
  }

  @Test
  void connectionsWithoutDirectionGoBothWaysWithAWarning() throws IOException {
    Cortex cortex = load(copy("undirected.graphml"));
    assertEquals(6, cortex.synapses().orElseThrow().pairs());
    Check direction =
        cortex.provenance().checks().stream()
            .filter(check -> check.name().equals("direction"))
            .findFirst()
            .orElseThrow();
    assertFalse(direction.passed());
  }

  @ParameterizedTest
  @CsvSource({
    "'row,col,n_synapses'",
    "'Source,Target,Weight'",
    "'pre_root_id,post_root_id,syn_count'",
    "'from,to,n'"
  })
  void theUsualNamesOfEndsAndCountsAreKnown(String header) throws IOException {
    Cortex cortex = load("a.csv", header + "\nAVAL,AVAR,3\nAVAR,RIML,1\nRIML,AVAL,2\n");
    assertCircle(cortex);
    assertCircle(
        load(
            "a.tsv",
            (header + "\nAVAL,AVAR,2\nAVAR,RIML,1\nRIML,AVAL,2\nAVAL,AVAR,1\n")
                .replace(',', '\t')));
  }

  @Test
  void longIdsKeepEveryDigit() throws IOException {
    Cortex cortex = load("a.csv", "pre,post\n720575940600000001,720575940600000002\n");
    assertEquals(
        List.of("720575940600000001", "720575940600000002"), cortex.neurons().labels().get("name"));
    assertTrue(
        fault("a.csv", "pre,post\n7.205759406E+17,7.205759407E+17\n").contains("every digit"));
  }

  @Test
  void columnsInAnotherOrderAreNamedByTheirHeader() throws IOException {
    assertCircle(load("a.csv", ";RIML;AVAL;AVAR\nAVAL;0;0;3\nAVAR;1;0;\nRIML;0;2;0\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b,c\n1,2,3\n'                  | columns named row, col; source, target",
        "',a,b\na,0,1\nc,0,0\n'            | neither a square matrix",
        "',a,b\na,0,0.5\nb,0,0\n'          | matrix-file",
        "',a,b\na,0,-1\nb,0,0\n'           | not a number of synapses",
        "'source,target,weight\na,b,0.5\n' | matrix-file",
        "'source,target\na,\n'             | a name or a whole number"
      })
  void whatIsNoWiringIsAsked(String text, String said) {
    String fault = fault("a.csv", text);
    assertTrue(fault.contains(said), fault);
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "secret");
    String fault =
        fault(
            "a.graphml",
            "<!DOCTYPE graphml [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]>\n<graphml><graph><node id=\"&x;\"/><node id=\"b\"/></graph></graphml>");
    assertFalse(fault.contains("secret\""), fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"directed.graphml", "adjacency.csv", "edgelist.csv"})
  void damagedFilesAreReadOrRefusedInOneProblem(String name) throws IOException {
    int refused = Damage.of(copy(name), 400, ConnectomeTest::load);
    assertTrue(refused > 40, "refused " + refused);
  }

  @TestFactory
  Stream<DynamicTest> contract() throws IOException {
    return Contracts.overParameters(new Connectome(), "{}", copy("directed.graphml"));
  }
}
