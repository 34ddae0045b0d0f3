package org.anlage.launcher.experiment;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ValueCodec;
import org.anlage.parameters.json.Json;

/** Seeds: how many, or a list of them. */
final class SeedsCodec implements ValueCodec<Seeds> {
  @Override
  public Optional<Seeds> decode(Json value, RecordComponent component, ParameterDecoder decoder) {
    if (value instanceof Json.Num count
        && count.literal().matches("[0-9]{1,6}")
        && count.value() >= 1
        && count.value() <= 100_000) {
      return Optional.of(new Seeds(LongStream.range(0, (long) count.value()).boxed().toList()));
    }
    if (value instanceof Json.Arr list
        && !list.items().isEmpty()
        && list.items().stream()
            .allMatch(i -> i instanceof Json.Num n && n.literal().matches("-?[0-9]{1,18}"))) {
      List<Long> seeds =
          list.items().stream().map(i -> Long.parseLong(((Json.Num) i).literal())).toList();
      if (Set.copyOf(seeds).size() == seeds.size()) {
        return Optional.of(new Seeds(seeds));
      }
      decoder.report(value, "a seed is listed twice", "", "", "");
      return Optional.empty();
    }
    decoder.report(
        value,
        "wrong value for \"seeds\"",
        value.kind(),
        "how many (1 to 100000), or a list of whole numbers",
        "");
    return Optional.empty();
  }

  @Override
  public Json encode(Seeds value) {
    return Json.array(value.values().stream().map(Json::number).toList());
  }

  @Override
  public Json.Obj schema(RecordComponent component) {
    return Json.Obj.create()
        .with(
            "anyOf",
            Json.array(
                List.of(
                    Json.Obj.create().with("type", "integer").with("minimum", 1L),
                    Json.Obj.create()
                        .with("type", "array")
                        .with("items", Json.Obj.create().with("type", "integer")))));
  }

  @Override
  public String words() {
    return "how many | list of whole numbers";
  }
}
