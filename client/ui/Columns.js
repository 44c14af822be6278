.pragma library

// The room in which the words of those that fill can still be told apart; with less the rows are not a table.
function least(columns, spacing, scale) {
    return columns.reduce((sum, column) => sum + scale * (column.fill ? column.least || 120 : column.width || 96),
                          spacing * (columns.length - 1));
}

// The pixel widths of `columns` in `total`: fixed ones keep theirs, the rest is shared among those that fill.
function widths(columns, total, spacing, scale) {
    let fixed = spacing * (columns.length - 1);
    let shares = 0;
    for (const column of columns) {
        if (column.fill)
            shares += column.fill === true ? 1 : column.fill;
        else
            fixed += (column.width || 96) * scale;
    }
    const rest = Math.max(0, total - fixed);
    return columns.map(column => column.fill ? Math.floor(rest * (column.fill === true ? 1 : column.fill) / shares)
                                             : Math.round((column.width || 96) * scale));
}
