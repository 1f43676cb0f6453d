package dev.pointsman.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FloorsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.pointsman")
          .that(
              DescribedPredicate.describe(
                  "outside this test", type -> !type.getPackageName().endsWith(".architecture")));

  @Test
  void everyPackageHasAFloor() {
    assertThat(packages()).isSubsetOf(Floors.packages());
  }

  @Test
  void everyFloorIsThatOfAPackage() {
    assertThat(Floors.packages()).isSubsetOf(packages());
  }

  @Test
  void whatAPackageNamesLiesLower() {
    assertThat(Floors.mistakes()).isEmpty();
  }

  @Test
  void tellsWhatLiesNoLowerAndWhatHasNoFloor() {
    var floors = Map.of("cellar", 0, "hall", 1, "parlour", 1);
    assertThat(Floors.mistakes(floors, Map.of("hall", Set.of("cellar")))).isEmpty();
    assertThat(Floors.mistakes(floors, Map.of("hall", Set.of("parlour", "attic"))))
        .containsExactly("hall names attic", "hall names parlour");
    assertThat(Floors.mistakes(floors, Map.of("attic", Set.of("cellar"))))
        .containsExactly("attic names cellar");
  }

  @Test
  void packagesSeeOnlyTheLowerFloorsThatTheyName() {
    assertThat(dependencies().filter(FloorsTest::breaksAFloor).map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("dev.pointsman.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void libtorchStaysInTheTrainingPackages() {
    assertThat(usersOf("org.bytedeco")).isSubsetOf("fit");
  }

  @Test
  void theCoreKnowsNeitherServersNorRuntimes() {
    assertThat(usersOf("io.helidon")).isSubsetOf("http", "cli");
    assertThat(usersOf("ai.onnxruntime")).isSubsetOf("onnx", "export", "fit");
  }

  private static List<String> packages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .map(Floors::below)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private static Stream<Dependency> dependencies() {
    return CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static Stream<String> usersOf(String library) {
    return dependencies()
        .filter(use -> use.getTargetClass().getPackageName().startsWith(library))
        .map(use -> Floors.below(use.getOriginClass().getPackageName()))
        .distinct();
  }

  private static boolean breaksAFloor(Dependency use) {
    var from = Floors.below(use.getOriginClass().getPackageName());
    var to = Floors.below(use.getTargetClass().getPackageName());
    return !from.isEmpty() && !to.isEmpty() && !Floors.mayUse(from, to);
  }
}
