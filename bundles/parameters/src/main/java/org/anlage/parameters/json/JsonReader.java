package org.anlage.parameters.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Reads JSON strictly, but for comments ({@code //} and {@code /* ... *}{@code /}), and finds
 * duplicate keys.
 */
public final class JsonReader {
  private static final Pattern POSITION = Pattern.compile("line (\\d+) column (\\d+)");
  private static final int DEPTH = 64;

  private final String file;
  private final com.google.gson.stream.JsonReader reader;
  private final List<Problem> problems = new ArrayList<>();
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

  // Places of values are for people who write files. To find them takes longer than to read the
  // values, and files that the program wrote have many.
  private final boolean placed;
  private final Json.Place whole;

  private JsonReader(String file, String commented, boolean placed) {
    this.file = file;
    this.placed = placed;
    whole = new Json.Place(file, 0, 0);
    text = blankComments(commented);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lineStarts.add(i + 1);
    }
    reader = new com.google.gson.stream.JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
  }

  /** Reads a file; what is wrong with it is a problem of the given kind. */
  public static Json read(Path file, ProblemException.Kind kind) {
    try {
      return parse(file.toString(), Files.readString(file), kind);
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          kind, new Problem("the file is not UTF-8 text", file.toString(), "", "", ""), e);
    } catch (IOException e) {
      String what = Files.exists(file) ? "cannot be read" : "there is no such file";
      throw new ProblemException(kind, new Problem(what, file.toString(), "", "", ""), e);
    }
  }

  /**
   * Parses text; {@code name} stands for the file in messages. Values of files of a store have no
   * line and column.
   */
  public static Json parse(String name, String text, ProblemException.Kind kind) {
    JsonReader json = new JsonReader(name, text, kind != ProblemException.Kind.STORE);
    try {
      Json value = json.value(0, json.ahead());
      if (json.reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("text after the end of the document");
      }
      if (!json.problems.isEmpty()) {
        throw new ProblemException(kind, json.problems);
      }
      return value;
    } catch (EOFException e) {
      throw new ProblemException(
          kind,
          new Problem(
              "the file ends too early", json.place().toString(), "", "", "close what was opened"),
          e);
    } catch (IOException | NumberFormatException e) {
      throw new ProblemException(kind, json.invalid(text), e);
    }
  }

  private Problem invalid(String commented) {
    String what = "not valid JSON";
    return SyntaxFault.of(text)
        .map(
            fault ->
                new Problem(
                    what, place(fault.at()).toString(), fault.got(), fault.expected(), fault.fix()))
        .orElseGet(() -> new Problem(what, place().toString(), excerpt(commented), "", ""));
  }

  private Json.Place place(int index) {
    int line = 1;
    while (line < lineStarts.size() && lineStarts.get(line) <= index) {
      line++;
    }
    return new Json.Place(file, line, index - lineStarts.get(line - 1) + 1);
  }

  private Json value(int depth, Json.Place place) throws IOException {
    if (depth > DEPTH) {
      throw new MalformedJsonException("nested more than " + DEPTH + " deep");
    }
    JsonToken token = reader.peek();
    switch (token) {
      case BEGIN_OBJECT -> {
        return object(depth, place);
      }
      case BEGIN_ARRAY -> {
        List<Json> items = new ArrayList<>();
        reader.beginArray();
        Json.Place next = ahead();
        while (reader.hasNext()) {
          items.add(value(depth + 1, next));
          next = ahead();
        }
        reader.endArray();
        return new Json.Arr(items, place);
      }
      case STRING -> {
        return new Json.Str(reader.nextString(), place);
      }
      case NUMBER -> {
        return new Json.Num(reader.nextString(), place);
      }
      case BOOLEAN -> {
        return new Json.Bool(reader.nextBoolean(), place);
      }
      case NULL -> {
        reader.nextNull();
        return new Json.Null(place);
      }
      default -> throw new MalformedJsonException("unexpected " + token);
    }
  }

  private Json object(int depth, Json.Place place) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    reader.beginObject();
    Json.Place keyPlace = ahead();
    while (reader.hasNext()) {
      String name = reader.nextName();
      Json value = value(depth + 1, ahead());
      Json before = members.put(name, value);
      if (before != null) {
        problems.add(
            new Problem(
                "duplicate key \"" + name + "\"",
                keyPlace.toString(),
                "",
                "",
                placed ? "it is already at line " + before.place().line() : ""));
      }
      keyPlace = ahead();
    }
    reader.endObject();
    return new Json.Obj(members, place);
  }

  /** Where the next token begins; to be asked before the reader looks at it. */
  private Json.Place ahead() {
    if (!placed) {
      return whole;
    }
    Json.Place end = place();
    int at = lineStarts.get(end.line() - 1) + end.column() - 1;
    int line = end.line();
    while (at < text.length() && " \t\r\n:,".indexOf(text.charAt(at)) >= 0) {
      line += text.charAt(at) == '\n' ? 1 : 0;
      at++;
    }
    return new Json.Place(file, line, at - lineStarts.get(line - 1) + 1);
  }

  private Json.Place place() {
    Matcher matcher = POSITION.matcher(reader.toString());
    return matcher.find()
        ? new Json.Place(
            file, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : whole;
  }

  private String excerpt(String text) {
    int line = place().line();
    List<String> lines = text.lines().toList();
    if (line < 1 || line > lines.size()) {
      return "";
    }
    String found = lines.get(line - 1).strip();
    return "`" + (found.length() > 60 ? found.substring(0, 60) + "..." : found) + "`";
  }

  /** Comments become spaces, so that lines and columns stay. */
  private static String blankComments(String text) {
    StringBuilder out = new StringBuilder(text);
    boolean string = false;
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (string) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          string = false;
        }
      } else if (c == '"') {
        string = true;
      } else if (c == '/' && i + 1 < out.length()) {
        char next = out.charAt(i + 1);
        int end = -1;
        if (next == '/') {
          end = out.indexOf("\n", i);
        } else if (next == '*') {
          int close = out.indexOf("*/", i + 2);
          end = close < 0 ? -1 : close + 2;
        } else {
          continue;
        }
        end = end < 0 ? out.length() : end;
        for (; i < end; i++) {
          if (out.charAt(i) != '\n') {
            out.setCharAt(i, ' ');
          }
        }
        i--;
      }
    }
    return out.toString();
  }
}
