package io.drydock.service.volume;

import io.drydock.api.spi.store.Migration;

import java.util.List;

/** The tables of this service. */
final class VolumeSchema {

    static final String OWNER = "volume";

    static final List<Migration> MIGRATIONS =
            List.of(
                    Migration.sql(
                            1,
                            """
                            CREATE TABLE volume_volumes (
                                name TEXT PRIMARY KEY,
                                document TEXT NOT NULL)\
                            """,
                            """
                            CREATE TABLE volume_uses (
                                volume TEXT NOT NULL,
                                container TEXT NOT NULL,
                                PRIMARY KEY (volume, container))\
                            """,
                            "CREATE INDEX volume_by_container ON volume_uses (container)"),
                    Migration.sql(
                            2,
                            """
                            CREATE TABLE volume_intents (
                                name TEXT PRIMARY KEY,
                                driver TEXT NOT NULL,
                                process TEXT NOT NULL)\
                            """,
                            """
                            CREATE TABLE volume_mounts (
                                volume TEXT NOT NULL,
                                container TEXT NOT NULL,
                                destination TEXT NOT NULL,
                                id TEXT NOT NULL,
                                process TEXT NOT NULL,
                                PRIMARY KEY (volume, container, destination))\
                            """),
                    Migration.sql(
                            3,
                            """
                            CREATE TABLE volume_copies (
                                volume TEXT PRIMARY KEY,
                                id TEXT NOT NULL,
                                process TEXT NOT NULL)\
                            """));

    private VolumeSchema() {}
}
