package org.anlage.microns.graph;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.microns.SynapseCounts;

/**
 * Reads GraphML (Brandes et al. 2002, doi 10.1007/3-540-45848-4_59) as NetworkX, igraph and yEd
 * write it: nodes, edges, and of their data a name and a number of synapses. Document types and
 * entities are refused.
 */
final class GraphMl {
  private final Path file;
  private final String countColumn;
  private final Graph graph = new Graph();

  /** Name of the data of edges, by key. */
  private final Map<String, String> edgeKeys = new LinkedHashMap<>();

  /** Keys that were declared for edges with a default. */
  private final Map<String, String> defaults = new HashMap<>();

  private boolean directed = true;
  private int undirected;

  private GraphMl(Path file, String countColumn) {
    this.file = file;
    this.countColumn = countColumn;
  }

  static Graph read(Path file, String countColumn) {
    return new GraphMl(file, countColumn).read();
  }

  private Graph read() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (Reader text =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
      XMLStreamReader xml = factory.createXMLStreamReader(text);
      int graphs = 0;
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "graph" -> {
            if (++graphs > 1) {
              throw problem(xml, "more than one graph", "a second, or one in a node", "one graph");
            }
            directed = !"undirected".equals(xml.getAttributeValue(null, "edgedefault"));
          }
          case "key" -> key(xml);
          case "node" -> node(xml);
          case "edge" -> edge(xml);
          case "hyperedge" -> throw problem(xml, "a connection of more than two", "", "edges");
          default -> {
            // data of the graph, ports and the like say nothing of the wiring
          }
        }
      }
      if (graphs == 0) {
        throw ProblemException.data(
            new Problem("no graph in the file", file.toString(), "", "GraphML", ""));
      }
    } catch (XMLStreamException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as GraphML",
              file.toString(),
              String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
              "a whole XML document without a document type",
              ""),
          e);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem("cannot be read as UTF-8", file.toString(), String.valueOf(e), "", ""),
          e);
    }
    if (undirected > 0) {
      graph.note(
          "direction",
          false,
          undirected + " connections have no direction and are taken to go both ways");
    }
    return graph;
  }

  private void key(XMLStreamReader xml) throws XMLStreamException {
    String id = required(xml, "id");
    String whose = xml.getAttributeValue(null, "for");
    String name = xml.getAttributeValue(null, "attr.name");
    boolean ofEdges = "edge".equals(whose) || "all".equals(whose);
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        String text = xml.getElementText();
        if (ofEdges) {
          defaults.put(id, text.strip());
        }
      }
    }
    if (ofEdges) {
      edgeKeys.put(id, name == null ? id : name);
    }
  }

  private void node(XMLStreamReader xml) throws XMLStreamException {
    String id = required(xml, "id");
    if (graph.has(id)) {
      throw problem(xml, "a node occurs twice", "'" + id + "'", "each neuron once");
    }
    graph.neuron(id);
  }

  private void edge(XMLStreamReader xml) throws XMLStreamException {
    int pre = end(xml, "source");
    int post = end(xml, "target");
    String own = xml.getAttributeValue(null, "directed");
    boolean oneWay = own == null ? directed : own.equals("true");
    Map<String, String> data = new HashMap<>(defaults);
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("data")) {
          String key = required(xml, "key");
          data.put(key, text(xml));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("edge")) {
        break;
      }
    }
    long synapses = synapses(xml, data);
    graph.connect(pre, post, synapses);
    if (!oneWay) {
      undirected++;
      if (pre != post) {
        graph.connect(post, pre, synapses);
      }
    }
  }

  /** Text of an element; what editors draw with has elements inside and is passed over. */
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
      if (event == XMLStreamConstants.CHARACTERS && depth == 1) {
        text.append(xml.getText());
      }
    }
    return text.toString().strip();
  }

  private int end(XMLStreamReader xml, String attribute) throws XMLStreamException {
    String id = required(xml, attribute);
    if (!graph.has(id)) {
      throw problem(xml, "an edge of a node that is not there", "'" + id + "'", "nodes first");
    }
    return graph.neuron(id);
  }

  private long synapses(XMLStreamReader xml, Map<String, String> data) {
    List<String> keys = new ArrayList<>(edgeKeys.keySet());
    OptionalInt column =
        SynapseCounts.column(file, keys.stream().map(edgeKeys::get).toList(), countColumn);
    if (column.isEmpty()) {
      return 1;
    }
    String text = data.getOrDefault(keys.get(column.getAsInt()), "");
    return WholeCount.of(text, false)
        .orElseThrow(
            () -> problem(xml, "not a number of synapses", "'" + text + "'", WholeCount.EXPECTED));
  }

  private String required(XMLStreamReader xml, String attribute) throws XMLStreamException {
    String value = xml.getAttributeValue(null, attribute);
    if (value == null) {
      throw problem(xml, "an attribute is missing", xml.getLocalName(), attribute);
    }
    return value;
  }

  private ProblemException problem(XMLStreamReader xml, String what, String got, String expected) {
    return ProblemException.data(
        new Problem(what, file + ", line " + xml.getLocation().getLineNumber(), got, expected, ""));
  }
}
