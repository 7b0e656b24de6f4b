"""Find duplicates: pairs of people who are probably one, side by side, and two chosen people made one."""
