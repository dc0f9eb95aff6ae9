package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What crun says becomes what dockerd with runc says. */
class ErrorTextsTest {

    private static final String EXEC =
            "OCI runtime exec failed: exec failed: unable to start container process: ";

    @Test
    @Tag("1.16/exit-127")
    void aMissingCommandIsNotFoundInThePath() {
        String text = exec("executable file `nope` not found in $PATH: No such file or directory");
        assertThat(text)
                .isEqualTo(EXEC + "exec: \"nope\": executable file not found in $PATH: unknown");
        assertThat(ErrorTexts.exitCode(text)).isEqualTo(127);
    }

    @Test
    @Tag("1.16/exit-126")
    void aFolderIsNoCommand() {
        String text = exec("open executable: Permission denied");
        assertThat(text).isEqualTo(EXEC + "exec: \"nope\": permission denied: unknown");
        assertThat(ErrorTexts.exitCode(text)).isEqualTo(126);
    }

    @Test
    void aMissingWorkingDirectoryIsNoMissingCommand() {
        String text = exec("chdir `/nodir`: No such file or directory");
        assertThat(text)
                .isEqualTo(
                        EXEC
                                + "chdir to cwd (\"/nodir\") set in config.json failed: no such"
                                + " file or directory: unknown");
        assertThat(ErrorTexts.exitCode(text)).isEqualTo(126);
    }

    private static String exec(String said) {
        return ErrorTexts.exec(said, "nope").getMessage();
    }
}
