package org.anlage.microns.graph;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.microns.EdgeEnds;
import org.anlage.microns.SynapseCounts;
import org.anlage.npy.table.TableText;

/** Reads a table with a row for each connection, whose ends are names or numbers. */
final class EdgeList {
  private EdgeList() {}

  /** The first lines of a table. */
  static List<List<String>> start(Path file, int lines) {
    try (TableText text = TableText.open(file);
        CsvReader<CsvRecord> csv = reader(text)) {
      return csv.stream().limit(lines).map(EdgeList::fields).toList();
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      return List.of();
    }
  }

  static Graph read(Path file, EdgeEnds ends, String countColumn) {
    try (TableText text = TableText.open(file);
        CsvReader<CsvRecord> csv = reader(text)) {
      Iterator<CsvRecord> lines = csv.iterator();
      List<String> header = fields(lines.next());
      OptionalInt count = SynapseCounts.column(file, header, countColumn);
      Graph graph = new Graph();
      while (lines.hasNext()) {
        CsvRecord line = lines.next();
        List<String> row = fields(line);
        int pre = neuron(graph, file, line, header, row, ends.pre());
        int post = neuron(graph, file, line, header, row, ends.post());
        graph.connect(
            pre,
            post,
            count.isEmpty() ? 1 : synapses(file, line, header, row, count.getAsInt(), text));
      }
      if (count.isEmpty()) {
        graph.note("counts of synapses", true, "no such column: a row is one synapse");
      }
      return graph;
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as CSV", file.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  private static CsvReader<CsvRecord> reader(TableText text) throws IOException {
    return CsvReader.builder()
        .detectBomHeader(true)
        .fieldSeparator(text.separator())
        .ofCsvRecord(text.bytes());
  }

  private static List<String> fields(CsvRecord line) {
    return line.getFields().stream().map(String::strip).toList();
  }

  private static int neuron(
      Graph graph, Path file, CsvRecord line, List<String> header, List<String> row, int column) {
    String name = row.get(column);
    if (name.isEmpty() || name.matches("[-+]?\\d*\\.?\\d+[eE][-+]?\\d+")) {
      throw bad(
          file,
          line,
          header.get(column),
          name,
          "a name or a whole number, every digit of it",
          "export ids as text: floating point loses digits of long ones");
    }
    return graph.neuron(name);
  }

  private static long synapses(
      Path file,
      CsvRecord line,
      List<String> header,
      List<String> row,
      int column,
      TableText text) {
    Optional<Long> count = WholeCount.of(row.get(column), text.decimalComma());
    return count.orElseThrow(
        () ->
            bad(
                file,
                line,
                header.get(column),
                row.get(column),
                WholeCount.EXPECTED,
                "set countColumn"));
  }

  private static ProblemException bad(
      Path file, CsvRecord line, String column, String got, String expected, String fix) {
    return ProblemException.data(
        new Problem(
            "not a value for this column",
            file + ", line " + line.getStartingLineNumber() + ", column '" + column + "'",
            "'" + got + "'",
            expected,
            fix));
  }
}
