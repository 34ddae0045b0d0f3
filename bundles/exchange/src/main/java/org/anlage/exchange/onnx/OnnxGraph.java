package org.anlage.exchange.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.export.ExportedArray;
import org.anlage.exchange.LittleEndian;
import org.anlage.exchange.Protobuf;

/**
 * A graph of ONNX operators that is being built: nodes, constants, inputs and outputs. Field
 * numbers are those of {@code onnx.proto}, operators those of operator set 17.
 */
final class OnnxGraph {
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_NAME = 2;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_NAME = 3;
  private static final int NODE_OPERATOR = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_TYPE = 20;

  private final String name;
  private final List<Protobuf> nodes = new ArrayList<>();
  private final Map<String, Protobuf> constants = new LinkedHashMap<>();
  private final List<Protobuf> inputs = new ArrayList<>();
  private final List<Protobuf> outputs = new ArrayList<>();

  OnnxGraph(String name) {
    this.name = name;
  }

  /** Declares an input; a dimension is a number or the name of one that is free. */
  void input(String value, ElementType type, Object... shape) {
    inputs.add(declaration(value, type, shape));
  }

  /** Declares an output. */
  void output(String value, ElementType type, Object... shape) {
    outputs.add(declaration(value, type, shape));
  }

  private static Protobuf declaration(String value, ElementType type, Object... shape) {
    Protobuf dimensions = new Protobuf();
    for (Object size : shape) {
      dimensions.message(
          1,
          size instanceof Integer number
              ? new Protobuf().integer(1, number)
              : new Protobuf().text(2, size.toString()));
    }
    Protobuf tensor = new Protobuf().integer(1, type.code).message(2, dimensions);
    return new Protobuf().text(1, value).message(2, new Protobuf().message(1, tensor));
  }

  /** A constant, by its name; the same name twice is one. */
  String constant(String constant, ExportedArray array) {
    constants.put(constant, tensor(constant, array));
    return constant;
  }

  /** A constant list of whole numbers. */
  String indices(long... values) {
    return constant(
        "indices_" + Arrays.toString(values).replaceAll("[^0-9-]+", "_"),
        new ExportedArray(List.of(values.length), new ExportedArray.Longs(values)));
  }

  private static Protobuf tensor(String tensor, ExportedArray array) {
    Protobuf message = new Protobuf();
    array.shape().forEach(size -> message.integer(1, size));
    return message
        .integer(2, ElementType.of(array.values()).code)
        .text(8, tensor)
        .bytes(9, LittleEndian.of(array.values()));
  }

  /** Adds an operator with one output. */
  String node(String operator, String output, List<String> arguments, Protobuf... attributes) {
    return node(operator, List.of(output), arguments, attributes).get(0);
  }

  /** Adds an operator. */
  List<String> node(
      String operator, List<String> results, List<String> arguments, Protobuf... attributes) {
    Protobuf node = new Protobuf();
    arguments.forEach(argument -> node.text(NODE_INPUT, argument));
    results.forEach(result -> node.text(NODE_OUTPUT, result));
    node.text(NODE_NAME, results.get(0)).text(NODE_OPERATOR, operator);
    for (Protobuf attribute : attributes) {
      node.message(NODE_ATTRIBUTE, attribute);
    }
    nodes.add(node);
    return results;
  }

  /** An attribute that is a whole number. */
  static Protobuf attribute(String attribute, long value) {
    return new Protobuf()
        .text(ATTRIBUTE_NAME, attribute)
        .integer(3, value)
        .integer(ATTRIBUTE_TYPE, 2);
  }

  /** An attribute that is a list of whole numbers. */
  static Protobuf attribute(String attribute, long... values) {
    Protobuf message = new Protobuf().text(ATTRIBUTE_NAME, attribute);
    for (long value : values) {
      message.integer(8, value);
    }
    return message.integer(ATTRIBUTE_TYPE, 7);
  }

  /** An attribute that is an array. */
  static Protobuf attribute(String attribute, ExportedArray array) {
    return new Protobuf()
        .text(ATTRIBUTE_NAME, attribute)
        .message(5, tensor(attribute, array))
        .integer(ATTRIBUTE_TYPE, 4);
  }

  /** An attribute that is a graph. */
  static Protobuf attribute(String attribute, OnnxGraph graph) {
    return new Protobuf()
        .text(ATTRIBUTE_NAME, attribute)
        .message(6, graph.message())
        .integer(ATTRIBUTE_TYPE, 5);
  }

  /** The graph as a message. */
  Protobuf message() {
    Protobuf message = new Protobuf();
    nodes.forEach(node -> message.message(GRAPH_NODE, node));
    message.text(GRAPH_NAME, name);
    constants.values().forEach(constant -> message.message(GRAPH_INITIALIZER, constant));
    inputs.forEach(input -> message.message(GRAPH_INPUT, input));
    outputs.forEach(output -> message.message(GRAPH_OUTPUT, output));
    return message;
  }
}
